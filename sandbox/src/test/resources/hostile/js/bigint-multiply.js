// Tries: to square a number until one multiplication takes minutes.
// Stopped by: nothing in a thread, whose run is given up; in a process, the kill.
// Expect: exhausted CPU | exhausted WALL_CLOCK | exhausted MEMORY
// In a thread: does not stop.
function attack() {
  let n = 3n;
  for (;;) n *= n;
}
