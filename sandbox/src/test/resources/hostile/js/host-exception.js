// Tries: to learn about the host from the errors that its functions and the engine make.
// Stopped by: errors cross as code and message only.
// Expect: completed true
function attack() {
  const texts = [];
  const collect = (action) => {
    try { action(); } catch (error) {
      texts.push(String(error), String(error.stack), String(error.message), Object.getOwnPropertyNames(error).join());
      texts.push(String(error.constructor), String(Object.getPrototypeOf(error)), String(error.getMessage), String(error.getClass));
    }
  };
  collect(() => host.refuse());
  collect(() => host.unknown());
  collect(() => external_apis.nothing());
  collect(() => host.echo(1n));
  collect(() => null.x);
  collect(() => new Array(-1));
  collect(() => eval('1'));
  collect(() => { const f = () => [f].map((g) => g()); JSON.parse('['.repeat(100000)); });
  collect(() => HostError());
  for (const thing of [host, host.echo, external_apis, console, console.log, HostError]) {
    collect(() => { texts.push(Object.getOwnPropertyNames(thing).join()); });
    collect(() => { texts.push(Function.prototype.toString.call(thing)); });
    collect(() => { texts.push(String(thing.getClass), String(thing.class)); });
  }
  return texts.filter((text) => /java|graal|truffle|oracle|polyglot|dev\.orbwright|NullPointer/i.test(text)).join('\n') || true;
}
