# Tries: to have a giant number read from text in one native call.
# Stopped by: Python's own limit on digits, or the limits of the run.
# Expect: failed GUEST_ERROR | exhausted CPU | exhausted WALL_CLOCK | exhausted MEMORY
# In a thread: does not stop.
def attack(params):
    return int('9' * 3000000) % 10
