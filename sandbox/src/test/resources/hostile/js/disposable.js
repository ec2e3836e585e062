// Tries: to loop in what is called when things are disposed of.
// Stopped by: the statement limit; microtasks are part of the run.
// Expect: exhausted STATEMENTS | failed GUEST_ERROR | failed RESULT
async function attack() {
  const stack = new AsyncDisposableStack();
  stack.defer(() => { for (;;); });
  stack.defer(() => 0);
  await stack.disposeAsync();
}
