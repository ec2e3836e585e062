# Tries: to take functions of ours out of the prelude's closures, and to call the host past the prelude.
# Stopped by: the host checks names and JSON itself, and counts these calls like any other.
# Expect: completed ["host function","UNKNOWN_FUNCTION","BAD_ARGUMENT","BAD_ARGUMENT","V[1]"]
def attack(params):
    def cells(function):
        return dict(zip(function.__code__.co_freevars, (c.cell_contents for c in function.__closure__)))

    call = cells(cells(host.echo)['invoke'])['call_host']
    code = lambda reply: reply[1:].split('\n')[0]
    return [str(call), code(call('take_over', '[]')), code(call('echo', '[nonsense')), code(call(1)),
            call('echo', '[1]')]
