// Tries: to get text across that is no text.
// Stopped by: JSON writes it as an escape; it comes back as it was, and harms none.
// Expect: completed [true,true,true]
function attack() {
  const odd = 'a\ud800b\udfff';
  const back = host.echo(odd, { [odd]: odd });
  console.log(odd);
  return [back[0] === odd, Object.keys(back[1])[0] === odd, back[0].length === 4];
}
