// Tries: to stay under the limit with each call.
// Stopped by: the bytes limit counts the run, not the call.
// Expect: exhausted BYTES
function attack() { for (;;) { try { host.echo('x'.repeat(90000)); } catch {} } }
