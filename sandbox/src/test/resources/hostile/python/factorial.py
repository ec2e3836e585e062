# Tries: to compute a giant number in one native call.
# Stopped by: nothing in a thread, whose run is given up; in a process, the kill.
# Expect: exhausted CPU | exhausted WALL_CLOCK | exhausted MEMORY
# In a thread: does not stop.
def attack(params):
    import math
    return math.factorial(10 ** 7) % 10
