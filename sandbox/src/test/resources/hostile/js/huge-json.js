// Tries: to make a huge array of little text in one native call.
// Stopped by: the memory or the CPU limit; in a process, the kill.
// Expect: failed GUEST_ERROR | exhausted CPU | exhausted MEMORY | exhausted WALL_CLOCK
// In a thread: does not stop in time.
function attack() { return JSON.parse('[' + '1,'.repeat(50000000) + '1]').length; }
