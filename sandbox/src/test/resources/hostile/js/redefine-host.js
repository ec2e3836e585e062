// Tries: to replace the host for code that comes later.
// Stopped by: the globals and all that they hold are frozen.
// Expect: completed [1]
function attack() {
  const evil = () => 'replaced';
  for (const change of [
    () => { host = { echo: evil }; },
    () => { host.echo = evil; },
    () => { host.other = evil; },
    () => { delete host.echo; },
    () => { Object.defineProperty(globalThis, 'host', { value: evil }); },
    () => { Object.setPrototypeOf(host, {}); },
    () => { external_apis.host_echo = evil; },
    () => { console.log = evil; },
    () => { HostError.prototype.name = 'Evil'; },
    () => { Object.setPrototypeOf(HostError, evil); },
    () => { host.echo.call = evil; },
  ]) {
    let changed = true;
    try { change(); } catch { changed = false; }
    if (changed) return String(change);
  }
  return host.echo(1);
}
