// Tries: to overflow the stack while its result is written.
// Stopped by: the writing ends in an error or a limit.
// Expect: failed RESULT | exhausted STACK | exhausted BYTES
function attack() {
  let nested = [];
  for (let i = 0; i < 200000; i++) nested = [nested];
  return nested;
}
