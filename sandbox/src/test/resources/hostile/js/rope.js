// Tries: to overflow the engine's own stack with a text that was put together piece by piece, and never written down.
// Stopped by: the engine walks such texts without recursion.
// Expect: completed [200000,200000,98] | exhausted CPU | exhausted MEMORY | exhausted STATEMENTS
function attack() {
  let left = '', right = '';
  for (let i = 0; i < 200000; i++) {
    left = left + 'a';
    right = 'b' + right;
  }
  const both = left + right;
  return [host.echo(left)[0].length, right.length, both.charCodeAt(both.length - 1)];
}
