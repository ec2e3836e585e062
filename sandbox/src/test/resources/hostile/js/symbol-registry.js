// Tries: to fill what all contexts of an engine share, a little with each run: the registry of symbols.
// Stopped by: a registry of the context's own, from the prelude.
// Expect: completed ["seen",true,true] | exhausted MEMORY | exhausted CPU | exhausted STATEMENTS
function attack() {
  const seen = Symbol.for('seen');
  for (let i = 0; i < 200; i++) Symbol.for('x'.repeat(100000) + i);
  return [Symbol.keyFor(seen), Symbol.for('seen') === seen, Symbol.keyFor(Symbol('seen')) === undefined];
}
