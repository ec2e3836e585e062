// Tries: to loop while the entry point is looked up.
// Stopped by: the look-up is part of the run.
// Expect: exhausted STATEMENTS
Object.defineProperty(globalThis, 'attack', { get() { for (;;); } });
