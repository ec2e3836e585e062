# Tries: to disturb the host with an error that cannot be shown.
# Stopped by: what cannot be shown is not shown.
# Expect: failed GUEST_ERROR
def attack(params):
    class Odd(Exception):
        def __str__(self):
            raise self
        def __repr__(self):
            return 5
    raise Odd()
