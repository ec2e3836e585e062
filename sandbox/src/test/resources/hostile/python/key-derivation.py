# Tries: to compute for ever in one native call of the library.
# Stopped by: nothing in a thread, whose run is given up; in a process, the kill.
# Expect: exhausted CPU | exhausted WALL_CLOCK | failed GUEST_ERROR | failed FORBIDDEN | completed "none"
# In a thread: does not stop.
def attack(params):
    try:
        hashlib = uuid.os.sys.modules['builtins'].__import__('importlib').import_module('hashlib')
        derive = hashlib.pbkdf2_hmac
    except (ImportError, AttributeError):
        return 'none'
    return derive('sha256', b'a', b'b', 2000000000).hex()
