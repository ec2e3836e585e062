// Tries: to break the sorting by changing the array, throwing and calling the host from the comparator.
// Stopped by: the built-in works on a copy; an exception ends it like any other.
// Expect: completed ["FORBIDDEN",true]
function attack() {
  const values = Array.from({ length: 2000 }, (_, i) => i % 7);
  values.sort((a, b) => { values.length = 0; values.push(a, b); return NaN; });
  let code;
  try { [3, 2, 1].sort(() => host.refuse()); } catch (error) { code = error.code; }
  const numbers = new Float64Array(1000).map((_, i) => i % 5);
  numbers.sort((a, b) => { try { numbers.buffer.transfer?.(); } catch {} return a < b ? 1 : 1; });
  return [code, [1, 2].sort({ __proto__: Function.prototype, call: 1 } && undefined).length === 2];
}
