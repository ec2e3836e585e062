# Tries: to write something else than a number by a class of numbers.
# Stopped by: the host reads the text itself.
# Expect: completed [1] | failed RESULT
def attack(params):
    class Sly(int):
        def __repr__(self):
            return '1], "forged": [2'
        __str__ = __repr__
    return [Sly(1)]
