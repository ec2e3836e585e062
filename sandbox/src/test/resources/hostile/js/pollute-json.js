// Tries: to replace JSON, Reflect, Object and iteration under the prelude.
// Stopped by: the prelude took its intrinsics before.
// Expect: completed [1]
function attack() {
  const evil = () => { throw new Error('replaced'); };
  JSON.stringify = evil; JSON.parse = evil; Reflect.apply = evil; Reflect.defineProperty = evil;
  Object.freeze = evil; Object.create = evil; Array.prototype[Symbol.iterator] = evil;
  Function.prototype.call = evil; Function.prototype.apply = evil; WeakMap.prototype.get = evil;
  String.prototype.slice = evil; Promise.prototype.then = evil;
  globalThis.JSON = undefined; globalThis.Reflect = undefined; globalThis.String = undefined;
  return host.echo(1);
}
