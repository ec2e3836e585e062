// Tries: to fill the memory with strings that built-ins make.
// Stopped by: the length limit of strings (a RangeError), the memory or the CPU limit.
// Expect: failed GUEST_ERROR | exhausted CPU | exhausted MEMORY | exhausted WALL_CLOCK
function attack() {
  const all = [];
  for (let i = 0; ; i++) all.push('x'.padEnd(2 ** 27 + i, 'yz').toUpperCase());
}
