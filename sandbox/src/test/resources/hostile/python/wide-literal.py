# Tries: to overflow the compiler with one huge literal.
# Stopped by: nothing needs to: it is compiled in time, and charged.
# Expect: completed 24000 | exhausted CPU | exhausted MEMORY | exhausted WALL_CLOCK
def attack(params):
    wide = [
        # 24000 times: {},
    ]
    return len(wide)
