// Tries: to have the prelude use poisoned methods, descriptors and setters, and so hand it the host's functions.
// Stopped by: the prelude took its intrinsics before, and makes own properties only.
// Expect: completed {"echo":[{"a":1}],"seen":0,"code":"FORBIDDEN"}
function attack() {
  let seen = 0;
  const spy = () => { seen++; return undefined; };
  for (const target of [Object.prototype, Array.prototype, String.prototype, Function.prototype,
                        WeakMap.prototype, Error.prototype]) {
    for (const key of ['0', '1', 'get', 'set', 'value', 'slice', 'indexOf', 'call', 'apply', 'then',
                       'code', 'message', 'push', 'join', 'next', 'toJSON']) {
      if (key === 'toJSON' || key === 'then') continue;
      if (key in Object.prototype && target !== Object.prototype) continue;
      try {
        Object.defineProperty(target, key, { __proto__: null, set: spy, get: spy, configurable: true });
      } catch {}
    }
  }
  seen = 0;
  const echo = host.echo({ a: 1 });
  let code;
  try { host.refuse(); } catch (error) { code = error.code; }
  return { echo, seen, code };
}
