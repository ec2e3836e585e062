// Tries: to give a result that is deeper at every look.
// Stopped by: the stack: JSON of it does not end.
// Expect: failed RESULT | exhausted STACK | exhausted STATEMENTS | exhausted CPU
function attack() {
  const deeper = () => new Proxy({}, {
    ownKeys: () => ['a'],
    getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }),
    get: (_, key) => (key === 'toJSON' ? undefined : deeper()),
  });
  return deeper();
}
