# Tries: to grow a dictionary.
# Stopped by: the limits on statements and CPU time.
# Expect: exhausted STATEMENTS | exhausted CPU | exhausted MEMORY | exhausted WALL_CLOCK
def attack(params):
    d = {}
    i = 0
    while True:
        i += 1
        d[i] = (i, str(i))
