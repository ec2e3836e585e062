// Tries: to compute and write a huge power in two native calls.
// Stopped by: nothing in a thread, whose run is given up; in a process, the kill.
// Expect: exhausted CPU | exhausted WALL_CLOCK | exhausted MEMORY
// In a thread: does not stop.
function attack() { return (2n ** 30000000n).toString().length; }
