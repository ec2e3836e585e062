// Tries: to loop without end inside the helpers of iterators.
// Stopped by: the limits of the run: each step is the guest's own.
// Expect: exhausted STATEMENTS | exhausted CPU | exhausted MEMORY | failed GUEST_ERROR
function attack() {
  const endless = (function* () { for (;;) yield 1; })();
  return endless.map((n) => n + 1).filter((n) => n > 5).toArray().length;
}
