// Tries: to fill the log with one line.
// Stopped by: lines are cut before they leave the guest.
// Expect: completed null
function attack() { console.error('x'.repeat(10000000), { big: 'y'.repeat(1000000) }); }
