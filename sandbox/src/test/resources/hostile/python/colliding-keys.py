# Tries: to make a dict slow with keys that all have one hash.
# Stopped by: comparisons are the guest's own statements, and count.
# Expect: exhausted STATEMENTS | exhausted CPU | exhausted MEMORY
class Key:
    def __init__(self, value):
        self.value = value
    def __hash__(self):
        return 7
    def __eq__(self, other):
        return self.value == other.value

def attack(params):
    return len({Key(i): i for i in range(200000)})
