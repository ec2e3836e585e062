// Tries: to make the regular expression engine backtrack for ever, backwards.
// Stopped by: the CPU limit.
// Expect: exhausted CPU | exhausted WALL_CLOCK
function attack() { return /(?<=^(\w+\s?)*)\d\1$/.test('word '.repeat(20000) + '!') || /^((a|a)*\2)*$/.test('a'.repeat(5000) + 'b'); }
