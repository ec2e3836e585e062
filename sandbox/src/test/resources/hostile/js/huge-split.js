// Tries: to make an array of each character of a huge string in one native call.
// Stopped by: the memory or the CPU limit; in a process, the kill.
// Expect: failed GUEST_ERROR | exhausted CPU | exhausted MEMORY | exhausted WALL_CLOCK
// In a thread: does not stop in time.
function attack() { return '1'.repeat(2 ** 27 - 1).split('').length; }
