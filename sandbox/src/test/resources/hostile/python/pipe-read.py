# Tries: to wait for ever for what nobody writes.
# Stopped by: the wall clock.
# Expect: exhausted WALL_CLOCK
def attack(params):
    os = uuid.os
    while True:
        try:
            os.read(os.pipe()[0], 1)
        except Exception:
            pass
