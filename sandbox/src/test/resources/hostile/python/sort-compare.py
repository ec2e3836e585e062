# Tries: to sort what has no order, growing while it is sorted.
# Stopped by: the limits, or Python's own check.
# Expect: exhausted STATEMENTS | exhausted CPU | failed GUEST_ERROR
def attack(params):
    things = []
    class Odd:
        def __lt__(self, other):
            things.append(Odd())
            return True
    things.extend(Odd() for _ in range(1000))
    while True:
        things.sort()
