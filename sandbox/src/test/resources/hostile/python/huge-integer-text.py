# Tries: to write a number with millions of digits.
# Stopped by: Python's own limit on digits.
# Expect: failed GUEST_ERROR | exhausted CPU
def attack(params):
    return str(7 ** 100000)
