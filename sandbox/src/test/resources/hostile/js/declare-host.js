// Tries: to hide the host behind a declaration of its own.
// Stopped by: the global cannot be declared again.
// Expect: failed SYNTAX | failed GUEST_ERROR
let host = {};
function attack() { return host; }
