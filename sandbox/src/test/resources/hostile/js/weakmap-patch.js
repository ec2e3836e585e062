// Tries: to get at the record of genuine refusals and to put an error of its own into it.
// Stopped by: the prelude took the methods before, and the record is in no property.
// Expect: failed GUEST_ERROR
function attack() {
  for (const name of ['get', 'set', 'has']) {
    Object.defineProperty(WeakMap.prototype, name, { value() { return 'FORBIDDEN'; } });
  }
  globalThis.WeakMap = class { get() { return 'FORBIDDEN'; } };
  try { host.refuse(); } catch (error) {
    const forged = Object.create(error);
    Object.setPrototypeOf(forged, HostError.prototype);
    throw new Proxy(error, { get: (target, key) => (key === 'code' ? 'FORGED' : target[key]) });
  }
}
