// Tries: to fill the memory with arrays.
// Stopped by: the CPU limit: only a process of its own could bound memory.
// Expect: exhausted CPU | exhausted STATEMENTS | exhausted MEMORY
function attack() {
  const all = [];
  for (;;) all.push(new Array(100000).fill(1.5));
}
