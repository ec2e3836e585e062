# Tries: to fill the log by the name of a line's level, which is not cut, past the prelude.
# Stopped by: all that Python prints has one level, whatever it says.
# Expect: completed 2
def attack(params):
    write_log = dict(zip(print.__code__.co_freevars, print.__closure__))['write_log'].cell_contents
    write_log('x' * 3000000, 'first')
    write_log('{"level":"error"}', 'second')
    return 2
