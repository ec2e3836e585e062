// Tries: to make maps and objects slow with keys that Java hashes alike.
// Stopped by: the CPU limit, where it is slow at all.
// Expect: completed 65536 | exhausted CPU | exhausted WALL_CLOCK | exhausted STATEMENTS | exhausted MEMORY
function attack() {
  let keys = [''];
  for (let i = 0; i < 16; i++) keys = keys.flatMap((key) => [key + 'Aa', key + 'BB']);
  const map = new Map();
  const object = {};
  for (const key of keys) { map.set(key, 1); object[key] = 1; }
  return map.size;
}
