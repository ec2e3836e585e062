// Tries: to never leave, by going on in `finally` after each `return` and `throw`.
// Stopped by: the statement limit, which no `finally` sees.
// Expect: exhausted STATEMENTS
function attack() {
  outer: for (;;) {
    try {
      for (;;) { try { return 1; } finally { continue outer; } }
    } catch { continue outer; } finally { continue outer; }
  }
}
