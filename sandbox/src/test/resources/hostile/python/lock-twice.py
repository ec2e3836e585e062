# Tries: to wait for ever for itself.
# Stopped by: the wall clock.
# Expect: exhausted WALL_CLOCK
def attack(params):
    lock = uuid.os.sys.modules['_thread'].allocate_lock()
    while True:
        try:
            lock.acquire()
        except BaseException:
            pass
