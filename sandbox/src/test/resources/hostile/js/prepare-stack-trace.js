// Tries: to be handed frames, and with them the functions of the engine, while a stack trace is written.
// Stopped by: there are no frames of the host in it, and functions make no code from text.
// Expect: completed 0
function attack() {
  let reached = 0;
  const look = (thing) => {
    try { thing.constructor.constructor('return globalThis')(); reached++; } catch {}
    try { if (/java|graal|truffle|orbwright/i.test(String(thing))) reached++; } catch {}
  };
  Error.prepareStackTrace = (error, frames) => {
    for (const frame of frames ?? []) {
      look(frame);
      for (const name of ['getThis', 'getFunction', 'getTypeName', 'getFileName', 'getEvalOrigin']) {
        try { look(frame[name]()); } catch {}
      }
    }
    return frames;
  };
  Error.stackTraceLimit = Infinity;
  for (const fail of [
    () => host.refuse(), () => host.echo(1n), () => null.x, () => HostError(), () => host.nothing(),
    () => { const error = new Error(); error.name = Symbol(); return error.stack; },
    () => { const holder = {}; Error.captureStackTrace(holder, fail); return holder.stack; },
  ]) {
    try { look(fail()); } catch (error) { look(error); look(error.stack); }
  }
  Error.prepareStackTrace = undefined;
  try { host.refuse(); } catch (error) { look(error.stack); }
  return reached;
}
