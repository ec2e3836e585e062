// Tries: to double an array until the memory is full, in a few statements.
// Stopped by: the memory or the CPU limit; in a process, the kill.
// Expect: failed GUEST_ERROR | exhausted CPU | exhausted MEMORY | exhausted WALL_CLOCK
function attack() {
  let all = [0];
  for (;;) all = all.concat(all);
}
