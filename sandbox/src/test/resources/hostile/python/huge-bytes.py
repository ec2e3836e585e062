# Tries: to take 2 GB at once.
# Stopped by: memory's end, which ends the run.
# Expect: failed GUEST_ERROR | exhausted MEMORY | exhausted WALL_CLOCK | exhausted CPU
def attack(params):
    return len(bytearray(2**31 - 1)) and len([bytearray(2**31 - 1) for _ in range(20)])
