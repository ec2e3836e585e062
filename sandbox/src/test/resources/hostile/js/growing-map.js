// Tries: to fill the memory through a map.
// Stopped by: the statement limit.
// Expect: exhausted STATEMENTS | exhausted CPU
function attack() {
  const map = new Map();
  for (let i = 0; ; i++) map.set(i, 'value');
}
