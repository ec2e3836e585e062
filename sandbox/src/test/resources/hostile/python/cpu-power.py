# Tries: to compute a huge power in one native call.
# Stopped by: nothing in a thread, whose run is given up; in a process, the kill.
# Expect: exhausted CPU | exhausted WALL_CLOCK | exhausted MEMORY
# In a thread: does not stop.
def attack(params):
    return (10 ** 10 ** 8) % 7
