// Tries: to make the host hold a huge argument.
// Stopped by: the bytes limit, before the text leaves the guest.
// Expect: exhausted BYTES
function attack() { host.echo('x'.repeat(5000000)); return 'went on'; }
