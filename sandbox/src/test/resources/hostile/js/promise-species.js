// Tries: to take the place of the promise that the host waits for.
// Stopped by: the host waits in the guest's own context, and reads JSON text from there.
// Expect: completed "mine"
function attack() {
  const seen = [];
  class Mine extends Promise {
    constructor(executor) { super((resolve, reject) => { seen.push(resolve, reject); executor(resolve, reject); }); }
    static get [Symbol.species]() { return function (executor) { executor((x) => seen.push(x), (x) => seen.push(x)); }; }
  }
  Promise.prototype.then = function (ok) { seen.push(ok); ok('forged'); ok('twice'); };
  Promise.resolve = () => ({ then: (ok) => ok('forged') });
  globalThis.Promise = Mine;
  const result = new Mine((resolve) => resolve('mine'));
  result.then = (ok) => { ok('mine'); ok('twice'); throw new Error('after'); };
  return result;
}
