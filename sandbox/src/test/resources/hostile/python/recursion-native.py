# Tries: to fill the stack through built-in functions, and to call the host at its end.
# Stopped by: the limit on frames, or Python's own RecursionError.
# Expect: exhausted STACK | exhausted CPU | exhausted STATEMENTS | completed "down"
def attack(params):
    class Deep:
        def __repr__(self):
            try:
                return repr([self])
            except RecursionError:
                host.echo(1)
                return 'x'
        def __lt__(self, other):
            return sorted([Deep(), Deep()]) is None
    repr(Deep())
    try:
        sorted([Deep(), Deep()])
    except RecursionError:
        return 'down'
    return 'down'
