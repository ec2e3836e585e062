# Tries: to hold its thread without using it.
# Stopped by: the wall clock.
# Expect: exhausted WALL_CLOCK
def attack(params):
    uuid.os.sys.modules['builtins'].__import__('importlib').import_module('time').sleep(100)
