# Tries: to be called by the host through a metaclass while it looks at a result.
# Stopped by: results are written as JSON in the guest, under its limits.
# Expect: failed RESULT
def attack(params):
    class Meta(type):
        def __instancecheck__(cls, other):
            return True
    class Odd(metaclass=Meta):
        def __iter__(self):
            while True:
                yield 1
    return Odd()
