// Tries: to make the host hold a huge result.
// Stopped by: the bytes limit, before the text leaves the guest.
// Expect: exhausted BYTES
function attack() { return 'x'.repeat(5000000); }
