// Tries: to fill the memory outside of ordinary objects.
// Stopped by: a RangeError or the CPU limit.
// Expect: failed GUEST_ERROR | exhausted CPU | exhausted MEMORY
function attack() {
  const all = [];
  for (;;) all.push(new Float64Array(1000000).fill(1));
}
