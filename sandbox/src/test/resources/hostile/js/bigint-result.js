// Tries: to return what JSON cannot say.
// Stopped by: a clear error.
// Expect: failed RESULT
function attack() { return 10n; }
