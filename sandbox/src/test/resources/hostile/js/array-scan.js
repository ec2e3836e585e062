// Tries: to loop in a native call over an object that only says that it is long.
// Stopped by: nothing in a thread, whose run is given up; in a process, the kill.
// Expect: exhausted CPU | exhausted WALL_CLOCK | exhausted STATEMENTS | exhausted MEMORY
// In a thread: does not stop.
function attack() { return Array.prototype.indexOf.call({ length: Number.MAX_SAFE_INTEGER }, 99); }
