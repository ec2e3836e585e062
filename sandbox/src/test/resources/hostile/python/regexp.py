# Tries: to make the regular expression engine backtrack for ever.
# Stopped by: the CPU limit.
# Expect: exhausted CPU | completed null
def attack(params):
    import re
    return re.match(r'^(([a-z])+.)+[A-Z]([a-z])+$', 'a' * 60)
