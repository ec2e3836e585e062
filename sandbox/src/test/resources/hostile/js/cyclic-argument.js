// Tries: to make the writing of an argument endless.
// Stopped by: JSON has no cycles: a clear error.
// Expect: failed BAD_ARGUMENT
function attack() { const self = {}; self.self = self; return host.echo(self); }
