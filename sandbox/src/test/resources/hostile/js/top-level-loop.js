// Tries: to loop before the entry point is called, where some engines do not count.
// Stopped by: the statement limit, which top-level code shares.
// Expect: exhausted STATEMENTS
for (;;);
function attack() {}
