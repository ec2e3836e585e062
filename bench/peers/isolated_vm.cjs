// The guest in isolated-vm: in an isolate of its own, and in a context of its own within one isolate.
//   node --no-node-snapshot isolated_vm.cjs [options of measure.cjs]
'use strict';

const { fromModules, measure, objects, GUEST } = require('./measure.cjs');

const ivm = fromModules('isolated-vm');

const TIMEOUT = { timeout: 500 };
const list = new ivm.Reference(() => objects());
const change = new ivm.Reference(() => true);

const PRELUDE = `
const host = (() => {
  const [list, set, log, create] = [__list, __set, __log, __create];
  const copied = { arguments: { copy: true } };
  return {
    list: (kind) => list.applySync(undefined, [kind], { result: { copy: true } }),
    set: (...values) => set.applySync(undefined, values, copied),
    log: (message) => log.applySync(undefined, [message]),
    create: (thing) => create.applySync(undefined, [thing], copied),
  };
})();`;

function context(isolate) {
  const made = isolate.createContextSync();
  made.global.setSync('__list', list);
  for (const name of ['__set', '__log', '__create']) made.global.setSync(name, change);
  made.evalSync(PRELUDE);
  return made;
}

function run(context, n) {
  context.evalSync(GUEST, TIMEOUT);
  return context.evalSync(`turn({ n: ${n} })`, { ...TIMEOUT, copy: true });
}

async function main() {
  await measure('peer/isolated-vm/isolate-per-call/7', {
    make() {
      const isolate = new ivm.Isolate({ memoryLimit: 64 });
      return { isolate, context: context(isolate) };
    },
    run: (place, n) => run(place.context, n),
    dispose(place) {
      place.context.release();
      place.isolate.dispose();
    },
  });
  const shared = new ivm.Isolate({ memoryLimit: 2048 });
  await measure('peer/isolated-vm/context-per-call/7', {
    make: () => context(shared),
    run,
    dispose: (place) => place.release(),
  });
}

main();
