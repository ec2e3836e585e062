// Tries: to spend the time in native text functions.
// Stopped by: the length limit of strings, the memory or the CPU limit; in a process, the kill.
// Expect: failed GUEST_ERROR | exhausted CPU | exhausted MEMORY | exhausted WALL_CLOCK
// In a thread: does not stop in time.
function attack() {
  const text = '\u0041\u030a'.repeat(20000000);
  let n = 0;
  for (;;) n += text.normalize('NFKC').toLowerCase().localeCompare(text + n);
}
