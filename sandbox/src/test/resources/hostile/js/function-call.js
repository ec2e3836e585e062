// Tries: to be called instead of the built-in that calls a function, and so get what the host hides.
// Stopped by: the prelude took its intrinsics before.
// Expect: completed {"seen":[],"echo":["x"],"code":"FORBIDDEN"}
function attack() {
  const seen = [];
  for (const name of ['call', 'apply', 'bind', 'toString']) {
    const value = function (...args) { seen.push(name); return args[0]; };
    Object.defineProperty(Function.prototype, name, { value });
  }
  Reflect.apply = Reflect.get = Reflect.construct = (...args) => { seen.push('reflect'); return args; };
  const echo = host.echo('x');
  let code;
  try { host.refuse(); } catch (error) { code = error.code; }
  try { host.unheardOf(); } catch {}
  return { seen, echo, code };
}
