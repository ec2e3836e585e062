# Tries: to have the host say what it likes, where it likes, by an error that is the parser's own.
# Stopped by: messages are cut, and a place that the source does not have is not shown.
# Expect: failed SYNTAX | failed GUEST_ERROR
def attack(params):
    class Line(int):
        def __index__(self):
            raise RuntimeError('no')
    error = SyntaxError('x' * 3000000, ('/etc/passwd', Line(10 ** 30), {}, 'root:x:0:0', -1, 2 ** 70))
    error.lineno = 10 ** 30
    error.offset = -5
    raise error
