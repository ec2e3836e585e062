// Tries: to loop inside a generator.
// Stopped by: the statement or CPU limit.
// Expect: exhausted STATEMENTS | exhausted CPU
function* forever() { for (;;) yield 1; }
function attack() { let sum = 0; for (const one of forever()) sum += one; return sum; }
