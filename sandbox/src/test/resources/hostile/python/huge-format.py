# Tries: to make a huge text with a format's width.
# Stopped by: memory's end, or Python's own limit on sizes.
# Expect: failed GUEST_ERROR | exhausted MEMORY | exhausted WALL_CLOCK | exhausted CPU | completed 2000000000
def attack(params):
    return len('%2000000000d' % 1)
