// Tries: to make the regular expression engine backtrack for ever.
// Stopped by: the CPU limit.
// Expect: exhausted CPU
function attack() {
  return /^(([a-z])+.)+[A-Z]([a-z])+$\1/.test('a'.repeat(200));
}
