// Tries: to overflow the stack in a built-in that the frame limit does not count.
// Stopped by: the built-in ends in a RangeError, or a limit ends the run.
// Expect: failed GUEST_ERROR | exhausted STACK | exhausted STATEMENTS | exhausted CPU
function attack() {
  let nested = [];
  for (let i = 0; i < 100000; i++) nested = [nested];
  return nested.flat(Infinity).toString();
}
