// Tries: to blow up a string by replacing each character by all that came before.
// Stopped by: the length limit of strings (a RangeError), the memory or the CPU limit.
// Expect: failed GUEST_ERROR | exhausted CPU | exhausted MEMORY | exhausted WALL_CLOCK
function attack() {
  let text = 'x'.repeat(20000);
  for (;;) text = text.replace(/x/g, '$`$\'x');
}
