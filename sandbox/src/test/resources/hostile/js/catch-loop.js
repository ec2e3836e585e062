// Tries: to catch whatever stops it and go on.
// Stopped by: limits are not exceptions of the guest: catch and finally do not see them.
// Expect: exhausted STATEMENTS
function attack() {
  for (;;) {
    try {
      for (;;);
    } catch {
      continue;
    } finally {
      for (;;);
    }
  }
}
