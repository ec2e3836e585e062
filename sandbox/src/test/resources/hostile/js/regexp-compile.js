// Tries: to have a small regular expression become a huge program.
// Stopped by: a SyntaxError, the memory or the CPU limit; in a process, the kill.
// Expect: failed GUEST_ERROR | completed false | exhausted CPU | exhausted MEMORY | exhausted WALL_CLOCK
function attack() {
  return new RegExp('((((a{1,999}){1,999}){1,999}){1,999}b)'.repeat(50)).test('a'.repeat(1000)) ||
      new RegExp('('.repeat(100000) + ')'.repeat(100000)).test('a');
}
