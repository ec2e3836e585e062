# Tries: to make a string of 10 GB at once.
# Stopped by: Python's own limit on sizes.
# Expect: failed GUEST_ERROR | exhausted MEMORY | exhausted WALL_CLOCK
def attack(params):
    return len('a' * 10**10)
