// Tries: to loop in a comparator that never agrees with itself, in code without statements.
// Stopped by: the statement or CPU limit.
// Expect: exhausted STATEMENTS | exhausted CPU | exhausted MEMORY
function attack() {
  const values = Array.from({ length: 50000 }, (_, i) => i);
  for (;;) values.sort(() => Math.random() - 0.5);
}
