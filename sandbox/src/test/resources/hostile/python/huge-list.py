# Tries: to make a list of a billion places at once.
# Stopped by: memory's end, which ends the run.
# Expect: failed GUEST_ERROR | exhausted MEMORY | exhausted WALL_CLOCK | exhausted CPU
def attack(params):
    return len([0] * 10**9)
