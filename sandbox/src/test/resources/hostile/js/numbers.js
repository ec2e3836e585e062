// Tries: to get numbers across that JSON does not have.
// Stopped by: they are null, as JSON's own writer has it.
// Expect: completed [null,null,null,0,1.7976931348623157e+308,5e-324]
function attack() { return host.echo(NaN, Infinity, -Infinity, -0, Number.MAX_VALUE, Number.MIN_VALUE); }
