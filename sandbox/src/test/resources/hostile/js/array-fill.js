// Tries: to fill an array that is too large for the memory in one native call.
// Stopped by: a RangeError, the memory or the CPU limit; in a process, the kill.
// Expect: failed GUEST_ERROR | exhausted CPU | exhausted MEMORY | exhausted WALL_CLOCK
function attack() { return Array(1e9).fill(0).length; }
