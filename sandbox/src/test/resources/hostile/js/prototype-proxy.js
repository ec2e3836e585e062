// Tries: to see what the prelude looks up, with proxies where prototypes were.
// Stopped by: the prelude took its built-ins before, looks up nothing on what a guest can change, and hands it nothing.
// Expect: completed [0,[["a",{"b":[1]}]],"FORBIDDEN","BAD_ARGUMENT"]
function attack() {
  let caught = 0;
  const mine = new Set();
  const note = (value) => {
    if (typeof value === 'function' && !mine.has(value)) {
      try { value.constructor('return globalThis')(); caught++; } catch {}
    }
  };
  const spy = (target) => new Proxy(target, {
    get(all, key, receiver) { note(receiver); return Reflect.get(all, key, receiver); },
    set(all, key, value, receiver) { note(value); note(receiver); return Reflect.set(all, key, value, receiver); },
    has(all, key) { return Reflect.has(all, key); },
  });
  const base = Object.create(null);
  for (const prototype of [Array.prototype, Function.prototype, Error.prototype, String.prototype, Number.prototype,
    Map.prototype, WeakMap.prototype, Promise.prototype, Symbol.prototype]) {
    try { Object.setPrototypeOf(prototype, spy(base)); } catch {}
  }
  try { Object.setPrototypeOf(globalThis, spy(base)); } catch {}
  const answer = host.echo(['a', { b: [1] }]);
  const codes = [];
  for (const fail of [() => host.refuse(), () => host.echo(1n)]) {
    try { fail(); } catch (error) { codes.push(error.code); }
  }
  return [caught, answer, ...codes];
}
