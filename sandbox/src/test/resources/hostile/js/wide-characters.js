// Tries: to get more bytes across than characters are allowed.
// Stopped by: the bytes limit counts UTF-8.
// Expect: exhausted BYTES
function attack() { return '\u20ac'.repeat(400000); }
