// Tries: to make the writing of its result endless.
// Stopped by: JSON has no cycles: a clear error.
// Expect: failed RESULT
function attack() { const self = {}; self.self = self; return self; }
