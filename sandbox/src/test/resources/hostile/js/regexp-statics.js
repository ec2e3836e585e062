// Tries: to read what the host last looked for, in the old properties of RegExp.
// Stopped by: expressions of the host's are not of this context.
// Expect: completed ["",""]
function attack() {
  host.echo('secret 1');
  try { host.refuse(); } catch (error) { String(error.stack); }
  try { host.echo(1n); } catch {}
  return [RegExp.input ?? '', RegExp['$&'] ?? ''];
}
