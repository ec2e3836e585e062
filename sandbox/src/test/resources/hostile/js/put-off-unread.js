// Tries: to stay under the limit of each call, with calls that are put off and never read.
// Stopped by: the bytes limit counts the run, when the calls are made.
// Expect: exhausted BYTES
function attack() { for (;;) host.put('x'.repeat(20000)); }
