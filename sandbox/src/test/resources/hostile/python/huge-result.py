# Tries: to return more than the budget allows.
# Stopped by: the limit on bytes.
# Expect: exhausted BYTES
def attack(params):
    return 'x' * 3000000
