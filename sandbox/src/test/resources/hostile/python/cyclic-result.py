# Tries: to return a value that contains itself.
# Stopped by: a result that cannot be written is the guest's error.
# Expect: failed RESULT
def attack(params):
    a = {}
    a['a'] = a
    return a
