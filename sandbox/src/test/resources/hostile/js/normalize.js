// Tries: to blow up a text eighteen times in one native call.
// Stopped by: the memory or the CPU limit, or the length limit of strings; in a process, the kill.
// Expect: failed GUEST_ERROR | exhausted CPU | exhausted MEMORY | exhausted WALL_CLOCK
function attack() {
  let all = '\ufdfa'.repeat(1 << 20);
  for (;;) all = (all + all).normalize('NFKD');
}
