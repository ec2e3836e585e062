# Tries: to grow a list in one expression.
# Stopped by: the limits on statements and CPU time.
# Expect: exhausted STATEMENTS | exhausted CPU | exhausted MEMORY | exhausted WALL_CLOCK
def attack(params):
    return len([str(i) for i in range(10**9)])
