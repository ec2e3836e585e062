// Tries: to load a module.
// Stopped by: there is no file system; the error names nothing of ours.
// Expect: completed true
async function attack() {
  const texts = [];
  for (const name of ['fs', './prelude.js', 'file:///etc/passwd', 'prelude.js', 'https://example.com/x.js']) {
    try {
      await import(name);
      return 'imported ' + name;
    } catch (error) {
      texts.push(String(error) + error.stack);
    }
  }
  return !/java|graal|truffle|oracle|exception|root:/i.test(texts.join());
}
