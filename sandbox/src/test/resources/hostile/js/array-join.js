// Tries: to loop over an array without elements inside a native call.
// Stopped by: the length limit of strings (a RangeError), the memory or the CPU limit; in a process, the kill.
// Expect: failed GUEST_ERROR | exhausted CPU | exhausted MEMORY | exhausted WALL_CLOCK
function attack() { return (new Array(1000000000) + '').length; }
