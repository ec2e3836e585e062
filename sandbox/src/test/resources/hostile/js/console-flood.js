// Tries: to fill the log.
// Stopped by: the console line limit.
// Expect: exhausted OUTPUT
function attack() { for (;;) { try { console.log('flood'); } catch {} } }
