// Tries: to keep its caller waiting.
// Stopped by: only what settles in microtasks is awaited.
// Expect: failed RESULT
function attack() { return new Promise(() => {}); }
