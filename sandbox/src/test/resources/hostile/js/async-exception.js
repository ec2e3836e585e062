// Tries: to get an error of the host's own through a promise, where some sandboxes do not look.
// Stopped by: errors are made in the guest's context, and functions make no code from text.
// Expect: completed 0
async function attack() {
  let reached = 0;
  const look = (error) => {
    try { error.constructor.constructor('return globalThis')(); reached++; } catch {}
    if (!(error instanceof Error)) reached++;
  };
  const odd = () => { const error = new Error(); error.name = Symbol(); return String(error.stack.length) + error; };
  for (const fail of [
    async () => host.refuse(), async () => host.nothing(), async () => host.echo(1n), async () => odd(),
    async () => null.x, () => import('fs'), () => Promise.any([Promise.reject(new Error('a'))]),
    async () => { for await (const x of { [Symbol.asyncIterator]: 1 }) return x; },
    async () => { await { get then() { return host.refuse(); } }; },
  ]) {
    try { await fail(); } catch (error) { look(error); (error.errors ?? []).forEach(look); }
    await fail().catch(look);
    await fail().then(null, look);
    try { await fail().finally(() => { throw new TypeError(); }); } catch (error) { look(error); }
  }
  return reached;
}
