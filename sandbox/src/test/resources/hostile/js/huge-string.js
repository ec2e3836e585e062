// Tries: to fill the memory with one string.
// Stopped by: the length limit of strings (a RangeError) or the CPU limit.
// Expect: failed GUEST_ERROR | exhausted CPU | exhausted STATEMENTS | exhausted BYTES | exhausted MEMORY
function attack() {
  let text = 'ab';
  for (;;) text += text;
}
