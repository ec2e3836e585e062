// Tries: to pass an error of its own for the host's.
// Stopped by: only errors that the prelude made have a code.
// Expect: failed GUEST_ERROR
function attack() { throw new HostError('FORBIDDEN', 'forged'); }
