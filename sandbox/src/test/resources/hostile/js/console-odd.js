// Tries: to run code of its own, or of the host's, while the console shows a value.
// Stopped by: the console only writes JSON text or a string, within the limits, and goes on where that fails.
// Expect: completed []
function attack() {
  const shown = [];
  const inspect = Symbol.for('nodejs.util.inspect.custom');
  const odd = [
    { [inspect]: (...args) => { shown.push('inspect', ...args.map(String)); } },
    { toString() { throw 1; }, toJSON() { throw 2; } },
    { get [Symbol.toStringTag]() { throw 3; } },
    new Proxy({}, { getPrototypeOf() { throw 4; }, ownKeys() { throw 5; }, get() { throw 6; } }),
    Object.create(Error.prototype, { name: { get() { throw 7; } } }),
    Object.create(null), Symbol('x'), 1n, undefined, null, () => 1, '\ud800', '%s %d %j %o', '\u0000\u001b[2J\r\n',
  ];
  odd.push(odd);
  for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
    for (const value of odd) {
      try { console[level](value); } catch (error) { shown.push(String(error)); }
    }
  }
  return shown;
}
