// Tries: to keep its caller waiting in a `then` of its own.
// Stopped by: the statement limit.
// Expect: exhausted STATEMENTS
function attack() { return { then() { for (;;); } }; }
