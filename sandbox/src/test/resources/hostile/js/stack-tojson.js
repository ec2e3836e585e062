// Tries: to exhaust the stack between the host's function and JSON, where the engine counts no frames.
// Stopped by: the frame limit, or a refusal of what cannot be written.
// Expect: exhausted STACK | failed BAD_ARGUMENT | failed GUEST_ERROR
function attack() {
  const self = { toJSON() { return host.echo(self); } };
  return host.echo(self);
}
