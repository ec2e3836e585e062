// Tries: to call the host, fail and call again, while the host's function writes its arguments.
// Stopped by: the prelude keeps no state between calls: each call has its own arguments and answer.
// Expect: completed [["first",{"a":["inner"],"b":"BAD_ARGUMENT"}]]
function attack() {
  const tricky = {
    get a() { return host.echo('inner'); },
    get b() {
      try { return host.echo({ get x() { throw new Error('no'); } }); } catch (error) { return error.code; }
    },
  };
  return [host.echo('first', tricky)];
}
