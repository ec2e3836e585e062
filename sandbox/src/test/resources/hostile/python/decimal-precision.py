# Tries: to have a quotient with a hundred million digits in one native call.
# Stopped by: nothing in a thread, whose run is given up; in a process, the kill.
# Expect: exhausted CPU | exhausted WALL_CLOCK | exhausted MEMORY
# In a thread: does not stop.
def attack(params):
    decimal = uuid.os.sys.modules['builtins'].__import__('decimal')
    decimal.getcontext().prec = 10 ** 8
    return str(decimal.Decimal(1) / 7)[:9]
