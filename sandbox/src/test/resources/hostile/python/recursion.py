# Tries: to fill the stack.
# Stopped by: the limit on frames; deep in the interpreter, Python's own RecursionError.
# Expect: exhausted STACK | failed GUEST_ERROR
def attack(params):
    return attack(params) + 1
