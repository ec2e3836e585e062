// Tries: to make the host hold and show a huge message.
// Stopped by: messages are cut.
// Expect: failed GUEST_ERROR
function attack() { throw new Error('x'.repeat(3000000)); }
