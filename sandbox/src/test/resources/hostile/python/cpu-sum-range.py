# Tries: to compute for ever in one native call.
# Stopped by: nothing in a thread, whose run is given up; in a process, the kill.
# Expect: exhausted CPU | exhausted WALL_CLOCK
# In a thread: does not stop.
def attack(params):
    return sum(range(10**12))
