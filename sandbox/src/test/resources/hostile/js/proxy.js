// Tries: to hide a loop in the traps of a proxy that the host reads as a result.
// Stopped by: the host reads JSON text made within the limits.
// Expect: exhausted STATEMENTS | exhausted CPU | exhausted MEMORY
function attack() {
  return new Proxy({}, {
    ownKeys() { for (;;); },
    get() { for (;;); },
  });
}
