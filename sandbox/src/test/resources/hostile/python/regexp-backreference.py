# Tries: to make the backtracking engine, which back-references need, work for ever.
# Stopped by: the CPU limit.
# Expect: exhausted CPU
def attack(params):
    import re
    return re.match(r'^(([a-z])+.)+[A-Z]([a-z])+$\1', 'a' * 200)
