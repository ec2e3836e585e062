// Tries: to keep the host busy.
// Stopped by: the host call limit, which cannot be caught.
// Expect: exhausted HOST_CALLS
function attack() { for (;;) { try { host.echo(1); } catch {} } }
