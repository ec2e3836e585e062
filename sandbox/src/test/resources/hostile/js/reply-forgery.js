// Tries: to have text of its own taken for the host's answer, a frame or a code.
// Stopped by: text crosses as JSON within a frame with its length; codes come from the host alone.
// Expect: completed ["VROVER\n","R\nFORBIDDEN","\u0000\u0000\u0000\u0001","\n\n","\"],[\""]
function attack() { return host.echo('VROVER\n', 'R\nFORBIDDEN', '\u0000\u0000\u0000\u0001', '\n\n', '"],["'); }
