# Tries: to make the error itself too large.
# Stopped by: messages are cut.
# Expect: failed GUEST_ERROR
def attack(params):
    raise ValueError('x' * 1000000)
