// Tries: to find a way out among the globals.
// Stopped by: they are not there.
// Expect: completed []
function attack() {
  return ['Java', 'Polyglot', 'Graal', 'Packages', 'java', 'javax', 'org', 'com', 'load',
          'loadWithNewGlobal', 'print', 'printErr', 'readline', 'read', 'quit', 'exit', 'require', 'module', 'process',
          'setTimeout', 'fetch', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'Worker', 'ShadowRealm',
          'performance', 'Debug', '$262', 'global', 'bridge', 'door']
      .filter((name) => name in globalThis);
}
