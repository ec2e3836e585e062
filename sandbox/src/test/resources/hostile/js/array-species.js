// Tries: to have built-ins put answers of the host into arrays of its own, before they are checked.
// Stopped by: answers are JSON text that was read in the guest's context: all that there is, is its own.
// Expect: completed [0,[1,2]]
function attack() {
  let reached = 0;
  const answer = host.echo(1, 2);
  const caught = [];
  answer.constructor = { [Symbol.species]: function () { return caught; } };
  Object.defineProperty(Array, Symbol.species, { get() { return function () { return caught; } } });
  answer.map((x) => x);
  answer.filter(() => true);
  answer.concat([host, host.echo]);
  for (const thing of [...caught, ...answer]) {
    try { thing.constructor.constructor('return globalThis')(); reached++; } catch {}
  }
  delete answer.constructor;
  return [reached, answer];
}
