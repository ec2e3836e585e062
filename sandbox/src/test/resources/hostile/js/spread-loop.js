// Tries: to loop inside a built-in that drains an iterator.
// Stopped by: the statement or CPU limit, which the built-in is subject to.
// Expect: exhausted STATEMENTS | exhausted CPU | exhausted MEMORY
function* forever() { for (;;) yield 1; }
function attack() { return [...forever()].length; }
