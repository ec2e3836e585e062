// Tries: to change prototypes by keys in arguments and answers.
// Stopped by: keys are data: JSON makes own properties of them.
// Expect: completed [true,true,true,true]
function attack() {
  const evil = JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}');
  const [back] = host.echo(evil);
  return [
    Object.hasOwn(back, '__proto__'), Object.getPrototypeOf(back) === Object.prototype,
    ({}).admin === undefined, back.admin === undefined,
  ];
}
