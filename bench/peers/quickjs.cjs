// The guest in quickjs-emscripten, in a runtime of its own.
//   node quickjs.cjs [options of measure.cjs]
'use strict';

const { fromModules, measure, objects, GUEST } = require('./measure.cjs');

const { getQuickJS, shouldInterruptAfterDeadline } = fromModules('quickjs-emscripten');

const PRELUDE = `
const host = (() => {
  const [list, set, log, create] = [__list, __set, __log, __create];
  return {
    list: (kind) => JSON.parse(list(kind)),
    set,
    log,
    create: (thing) => create(JSON.stringify(thing)),
  };
})();`;

function bind(vm, name, implementation) {
  const handle = vm.newFunction(name, implementation);
  vm.setProp(vm.global, name, handle);
  handle.dispose();
}

async function main() {
  const quickjs = await getQuickJS();
  await measure('peer/quickjs/fresh/7', {
    make() {
      const runtime = quickjs.newRuntime();
      runtime.setMemoryLimit(64 << 20);
      const vm = runtime.newContext();
      bind(vm, '__list', () => vm.newString(JSON.stringify(objects())));
      for (const name of ['__set', '__log', '__create']) {
        bind(vm, name, (...values) => {
          values.forEach((value) => vm.dump(value));
          return vm.true;
        });
      }
      vm.unwrapResult(vm.evalCode(PRELUDE)).dispose();
      return { runtime, vm };
    },
    run({ runtime, vm }, n) {
      runtime.setInterruptHandler(shouldInterruptAfterDeadline(Date.now() + 500));
      vm.unwrapResult(vm.evalCode(GUEST)).dispose();
      const result = vm.unwrapResult(vm.evalCode(`turn({ n: ${n} })`));
      const text = vm.getString(result);
      result.dispose();
      return text;
    },
    dispose({ runtime, vm }) {
      vm.dispose();
      runtime.dispose();
    },
  });
}

main();
