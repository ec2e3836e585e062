# Tries: to return without an end.
# Stopped by: nothing here happens later.
# Expect: failed ENTRY_POINT
def attack(params):
    while True:
        yield 1
