// Tries: to speak for somebody else, or for the server itself, in its arguments.
// Stopped by: who acts is no argument: what crosses under such names is data like any other.
// Expect: completed [{"soul_id":"other","owner":"","caller":"server","run":1,"actor":{"type":"WORLD"}}]
function attack() {
  return host.echo({ soul_id: 'other', owner: '', caller: 'server', run: 1, actor: { type: 'WORLD' } });
}
