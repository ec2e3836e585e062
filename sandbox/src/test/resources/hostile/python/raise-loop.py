# Tries: to loop while the host looks at the error.
# Stopped by: that is within the limits too.
# Expect: exhausted STATEMENTS | exhausted CPU
def attack(params):
    class Odd(Exception):
        def __str__(self):
            x = 0
            while True:
                x += 1
    raise Odd()
