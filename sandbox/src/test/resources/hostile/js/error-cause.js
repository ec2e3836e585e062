// Tries: to reach the host through errors that hold errors.
// Stopped by: the host takes code and text from what a guest throws, and follows nothing.
// Expect: failed GUEST_ERROR
function attack() {
  try { host.refuse(); } catch (error) {
    const all = new AggregateError([error, host, host.echo], 'x', { cause: error });
    all.errors.push(all);
    all.cause = all;
    Object.defineProperty(all, 'stack', { get() { for (;;); } });
    Object.defineProperty(all, 'message', { get() { for (;;); } });
    throw all;
  }
}
