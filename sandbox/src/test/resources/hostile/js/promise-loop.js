// Tries: to live on in microtasks.
// Stopped by: microtasks are part of the run and its statement limit.
// Expect: exhausted STATEMENTS | exhausted CPU | exhausted MEMORY
async function attack() { for (;;) await 1; }
