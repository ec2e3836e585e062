// Tries: to make code from text in every other way.
// Stopped by: evaluation of text is off.
// Expect: completed 0
function attack() {
  let made = 0;
  const AsyncFunction = (async () => {}).constructor;
  const GeneratorFunction = (function* () {}).constructor;
  for (const make of [
    () => eval('1'), () => (0, eval)('1'), () => new Function('return 1')(),
    () => new AsyncFunction('return 1')(), () => new GeneratorFunction('yield 1')().next(),
    () => host.echo.constructor('return 1')(), () => console.log.constructor('return 1')(),
    () => HostError.constructor('return 1')(),
  ]) {
    try { make(); made++; } catch {}
  }
  return made;
}
