# Tries: to use up the descriptors of its process, for those that come after it.
# Stopped by: a worker that counts what its guests leave open, and is given up.
# In a thread: does not stop (it ends well, and its pipes stay open).
# Expect: exhausted FILES | exhausted CPU
def attack(params):
    os = uuid.os
    made = []
    try:
        for _ in range(300):
            made.append(os.pipe())
    except OSError:
        pass
    return len(made)
