// Tries: to loop between an endless generator and its reader.
// Stopped by: microtasks are part of the run and its limits.
// Expect: exhausted STATEMENTS | exhausted CPU | exhausted MEMORY
async function attack() {
  async function* endless() { try { for (;;) yield 1; } finally { yield* endless(); } }
  for await (const one of endless()) { if (one === 2) break; }
}
