# Tries: to loop in built-in functions only, with no statement of its own.
# Stopped by: the CPU limit.
# Expect: exhausted CPU | exhausted MEMORY
# In a thread: may not stop; a runaway there, killed in a process.
def attack(params):
    return sum(map(abs, iter(int, 1)))
