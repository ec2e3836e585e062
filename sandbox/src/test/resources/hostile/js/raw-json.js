// Tries: to get text of its own into the JSON that crosses: numbers that no double holds, and pieces of structure.
// Stopped by: the language takes one primitive only; such a number reaches the host as the text that it is.
// Expect: completed [[1e999],[-1e400],[1e-999],0]
// (The host here says back what it gets; in a world it refuses what it cannot keep.)
function attack() {
  let made = 0;
  for (const text of ['{}', '[1]', '1],[2', '1 ', '', '"a","b"', 'undefined', 'NaN']) {
    try { JSON.rawJSON(text); made++; } catch {}
  }
  const said = ['1e999', '-1e400', '1e-999'].map((text) => {
    host.echo(JSON.rawJSON(text));
    return [JSON.rawJSON(text)];
  });
  return [...said, made];
}
