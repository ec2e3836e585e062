// Tries: to collect an endless asynchronous sequence.
// Stopped by: microtasks are part of the run and its limits.
// Expect: exhausted STATEMENTS | exhausted CPU | exhausted MEMORY | failed GUEST_ERROR
async function attack() {
  return (await Array.fromAsync((async function* () { for (;;) yield 1; })())).length;
}
