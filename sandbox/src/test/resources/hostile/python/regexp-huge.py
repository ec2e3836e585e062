# Tries: to make the compiler of regular expressions use up time and memory.
# Stopped by: the CPU limit, or the engine's own limit on expressions.
# Expect: exhausted CPU | failed GUEST_ERROR | completed "error" | exhausted MEMORY | exhausted STATEMENTS | completed null
def attack(params):
    import re
    return re.match('(?:' * 50 + 'a{1,100}' + '){1,100}' * 50, 'b')
