// Tries: to exhaust the stack.
// Stopped by: the stack frame limit.
// Expect: exhausted STACK
function attack() { return attack() + 1; }
