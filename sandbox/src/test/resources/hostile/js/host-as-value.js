// Tries: to use the host as something that it is not: prototype, receiver, key, text, promise, class, result.
// Stopped by: it is a frozen object of the guest's own context, with functions that look at no receiver.
// Expect: completed [0,["in"],["in"],["in"]]
async function attack() {
  let odd = 0;
  const look = (value) => {
    if (/java|graal|truffle|orbwright/i.test(String(value))) odd++;
  };
  const child = Object.create(host, { echo: { value: () => 'own' } });
  for (const attempt of [
    () => `${host}`, () => host + 1, () => host instanceof HostError, () => new host.echo('x'), () => new host(),
    () => Object.setPrototypeOf(host, Proxy.prototype), () => structuredClone(host), () => host[host],
    () => host[{ toString() { throw new Error('key'); } }], () => host[Symbol.toPrimitive], () => JSON.stringify(host),
    () => class extends host.echo {}, () => [...host], () => Reflect.construct(host.echo, [], Array),
    () => Reflect.set(host, 'echo', () => 'mine', child), () => Object.defineProperty(child, 'refuse', { value: 1 }),
  ]) {
    try { look(attempt()); } catch (error) { look(error); look(error.stack); }
  }
  try { look(await host); } catch (error) { look(error); }
  for (const key of Reflect.ownKeys(host)) look(String(key));
  return [odd, Reflect.get(host, 'echo', 7).call(7, 'in'), Reflect.apply(host.echo, host, ['in']), host.echo.bind(child)('in')];
}
