// Tries: to keep the compiler busy with a source that is wide and not deep.
// Stopped by: nothing needs to: it is compiled in time, and charged.
// Expect: completed 14000 | exhausted CPU | exhausted MEMORY | exhausted WALL_CLOCK
function attack() {
  let x = 0;
  // 14000 times: x += 1;
  return x;
}
