# Tries: to raise Python's recursion limit first.
# Stopped by: the limit on frames is not Python's.
# Expect: exhausted STACK | failed GUEST_ERROR
def attack(params):
    uuid.os.sys.setrecursionlimit(10**9)
    def down(n):
        return down(n + 1)
    return down(0)
