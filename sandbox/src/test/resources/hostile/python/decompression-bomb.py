# Tries: to fill the memory in one native call, from a few bytes.
# Stopped by: the memory or the CPU limit; in a process, the kill.
# Expect: failed GUEST_ERROR | failed FORBIDDEN | exhausted CPU | exhausted MEMORY | exhausted WALL_CLOCK | completed "none"
def attack(params):
    try:
        zlib = uuid.os.sys.modules['builtins'].__import__('importlib').import_module('zlib')
    except ImportError:
        return 'none'
    packed = zlib.compressobj(9)
    few = b''.join(packed.compress(bytes(1 << 20)) for _ in range(64)) + packed.flush()
    kept = []
    while True:
        kept.append(zlib.decompress(few))
