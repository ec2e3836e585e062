# Tries: to loop within a sort, by what the sort calls.
# Stopped by: the limit on statements.
# Expect: exhausted STATEMENTS | exhausted CPU
def attack(params):
    def key(x):
        while True:
            x = x + 1
    return sorted([3, 2, 1], key=key)
