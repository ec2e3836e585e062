// Tries: to leave something behind for the next run.
// Stopped by: every run has a fresh context.
// Expect: completed "left"
function attack() {
  globalThis.trace = 'left';
  Object.prototype.trace = 'left';
  Array.prototype.map = () => 'left';
  JSON.parse = () => 'left';
  return 'left';
}
