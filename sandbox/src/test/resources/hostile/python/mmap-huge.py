# Tries: to map memory that no heap limit counts.
# Stopped by: the memory limit.
# Expect: exhausted MEMORY | failed GUEST_ERROR
def attack(params):
    mmap = uuid.os.sys.modules['builtins'].__import__('mmap')
    kept = []
    for _ in range(20):
        kept.append(mmap.mmap(-1, 2 ** 31 - 1))
        kept[-1][2 ** 31 - 2] = 1
    return len(kept)
