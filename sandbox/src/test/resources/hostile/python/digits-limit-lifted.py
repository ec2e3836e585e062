# Tries: to lift Python's own limit on digits, and then to write a number with millions of them.
# Stopped by: nothing in a thread, whose run is given up; in a process, the kill.
# Expect: exhausted CPU | exhausted WALL_CLOCK | exhausted MEMORY
# In a thread: does not stop.
def attack(params):
    uuid.os.sys.set_int_max_str_digits(0)
    return len(str(7 ** 10 ** 7))
