// Tries: to make the engine hold a number that has no room.
// Stopped by: a RangeError.
// Expect: failed GUEST_ERROR | exhausted CPU | exhausted MEMORY
function attack() { return 1n << (1n << 60n); }
