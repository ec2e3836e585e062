// Tries: to make an array of each character of a huge string by its iterator.
// Stopped by: the memory or the CPU limit; in a process, the kill.
// Expect: failed GUEST_ERROR | exhausted CPU | exhausted MEMORY | exhausted WALL_CLOCK
// In a thread: does not stop in time.
function attack() { return [...'.'.repeat(1e9)].length; }
