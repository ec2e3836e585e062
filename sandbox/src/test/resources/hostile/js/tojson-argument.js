// Tries: to have something other than data written: a different value at each look, none at all, too much.
// Stopped by: each argument is written once; what cannot be written is null or a refusal.
// Expect: completed [[1,null,null,"12"],"BAD_ARGUMENT","BAD_ARGUMENT","BAD_ARGUMENT"]
function attack() {
  let looks = 0;
  const changing = { toJSON: () => ++looks };
  BigInt.prototype.toJSON = function () { return this.toString(); };
  const code = (argument) => { try { host.echo(argument); return 'done'; } catch (error) { return error.code; } };
  return [
    host.echo(changing, { toJSON: () => undefined }, Symbol('x'), 12n),
    code({ toJSON() { throw { toString() { throw 1; } }; } }),
    code({ get toJSON() { throw null; } }),
    code(new Proxy({}, { ownKeys() { throw new Error('x'.repeat(100000)); } })),
  ];
}
