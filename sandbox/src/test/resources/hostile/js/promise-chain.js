// Tries: to live on in promise jobs after returning.
// Stopped by: jobs run before the result is taken, within the limits.
// Expect: exhausted STATEMENTS | exhausted CPU | exhausted MEMORY
function attack() {
  const again = () => Promise.resolve().then(again);
  again();
  return 'returned';
}
