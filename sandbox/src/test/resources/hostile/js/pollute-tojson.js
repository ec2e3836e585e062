// Tries: to send the host something other than the array of the arguments.
// Stopped by: each argument is written by itself.
// Expect: completed ["forged"]
function attack() {
  Array.prototype.toJSON = () => 'not an array';
  Date.prototype.toJSON = () => 'forged';
  const reply = host.echo(new Date());
  delete Array.prototype.toJSON;
  return reply;
}
