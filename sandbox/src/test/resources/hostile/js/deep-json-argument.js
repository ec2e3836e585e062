// Tries: to overflow the stack while an argument is written.
// Stopped by: the argument is refused, or a limit ends the run.
// Expect: failed BAD_ARGUMENT | exhausted STACK | exhausted BYTES
function attack() {
  let nested = [];
  for (let i = 0; i < 200000; i++) nested = [nested];
  return host.echo(nested);
}
