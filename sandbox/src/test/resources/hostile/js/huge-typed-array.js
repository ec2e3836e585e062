// Tries: to fill the memory with one object.
// Stopped by: a RangeError or the memory limit.
// Expect: failed GUEST_ERROR | exhausted CPU | exhausted MEMORY | exhausted WALL_CLOCK
// In a thread: does not stop in time.
function attack() { return new Float64Array(2 ** 27).length; }
