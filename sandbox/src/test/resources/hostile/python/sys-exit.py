# Tries: to end the server's process with SystemExit.
# Stopped by: it is an error of the guest like any other.
# Expect: failed GUEST_ERROR
def attack(params):
    raise SystemExit(0)
