// Tries: to be called by the memory's cleaning after the run is over.
// Stopped by: a context that is over runs nothing; within the run the limits hold.
// Expect: completed "left" | exhausted MEMORY | exhausted CPU | exhausted STATEMENTS
function attack() {
  const registry = new FinalizationRegistry(() => { for (;;); });
  for (let i = 0; i < 200; i++) registry.register(new Array(10000).fill(i), i);
  globalThis.kept = [registry, new WeakRef(registry)];
  return 'left';
}
