// Tries: to fill the memory with calls whose answers nobody reads.
// Stopped by: the host call limit counts them when they are made.
// Expect: exhausted HOST_CALLS
function attack() {
  const all = [];
  for (;;) all.push(host.put({ text: 'x'.repeat(100) }));
}
