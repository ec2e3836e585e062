# Tries: to double a string until memory is full.
# Stopped by: Python's own limit on sizes, or memory's end.
# Expect: failed GUEST_ERROR | exhausted MEMORY | exhausted CPU | exhausted WALL_CLOCK
def attack(params):
    s = 'ab'
    while True:
        s = s + s
