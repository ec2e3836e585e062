// Tries: to break the prelude by calling it where the stack ends.
// Stopped by: the frame limit ends the run; the prelude keeps no state.
// Expect: exhausted STACK
function attack() {
  const dig = () => { try { host.echo(1); } catch {} dig(); };
  dig();
}
