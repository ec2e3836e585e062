// Tries: to exhaust the stack again and again from each catch.
// Stopped by: the stack frame limit, which ends the run.
// Expect: exhausted STACK
function attack() {
  try {
    attack();
  } catch {
    attack();
  }
}
