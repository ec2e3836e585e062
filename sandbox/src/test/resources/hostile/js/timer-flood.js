// Tries: to have the host keep thousands of timers and calls.
// Stopped by: the host call limit (and, in the world, a cap for each owner).
// Expect: exhausted HOST_CALLS
function attack() {
  for (let i = 0; ; i++) {
    for (const act of [() => host.after(0, 'attack', {}), () => host.every(0.001, 'attack', {}), () => host.call('attack', {})]) {
      try { act(); } catch {}
    }
  }
}
