// Tries: to never return.
// Stopped by: the statement limit.
// Expect: exhausted STATEMENTS
function attack() { for (;;); }
