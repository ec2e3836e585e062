// Tries: to see and change what crosses, with setters on the prototypes that JSON's objects have.
// Stopped by: JSON makes own properties: no setter is called.
// Expect: completed {"seen":0,"crossed":[["a",{"b":1}]]}
function attack() {
  let seen = 0;
  for (const prototype of [Array.prototype, Object.prototype]) {
    for (const key of ['0', '1', '2', 'a', 'b', 'id', 'tags', '$']) {
      Object.defineProperty(prototype, key, {
        __proto__: null, configurable: true, get() { seen++; return 'got'; }, set() { seen++; },
      });
    }
  }
  seen = 0;
  const crossed = host.echo(JSON.parse('["a",{"b":1}]'));
  host.createTemporaryObject({});
  const during = seen;
  for (const key of ['0', '1', '2', 'a', 'b', 'id', 'tags', '$']) {
    delete Array.prototype[key];
    delete Object.prototype[key];
  }
  return { seen: during, crossed };
}
