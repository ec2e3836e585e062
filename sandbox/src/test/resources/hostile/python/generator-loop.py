# Tries: to loop in a generator that a built-in drives.
# Stopped by: the limit on statements.
# Expect: exhausted STATEMENTS | exhausted CPU
def attack(params):
    def forever():
        n = 0
        while True:
            n += 1
            yield n
    return max(forever())
