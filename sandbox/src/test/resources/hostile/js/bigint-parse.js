// Tries: to have a huge number read.
// Stopped by: nothing in a thread, whose run is given up; in a process, the kill.
// Expect: exhausted CPU | exhausted WALL_CLOCK | exhausted MEMORY
// In a thread: does not stop.
function attack() { return BigInt('9'.repeat(30000000)) > 0n; }
