# Tries: to disturb the log through what it prints.
# Stopped by: it is turned to text in the guest, under its limits.
# Expect: failed GUEST_ERROR
def attack(params):
    class Odd:
        def __str__(self):
            return 5
    print(Odd())
