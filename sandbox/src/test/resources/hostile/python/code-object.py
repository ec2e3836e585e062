# Tries: to run bytecode of its own making.
# Stopped by: whatever code runs, it runs in this context.
# Expect: completed "ValueError" | completed "TypeError" | completed "NotImplementedError" | completed "PermissionError" | completed "SystemError" | failed GUEST_ERROR | failed INTERNAL
def attack(params):
    code = attack.__code__
    try:
        evil = code.replace(co_code=b'\xff' * 400, co_stacksize=100000)
        attack.__code__ = evil
        return attack(params)
    except Exception as error:
        return type(error).__name__
