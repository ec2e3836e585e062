# Tries: to loop for ever.
# Stopped by: the limit on statements, or on CPU time where the loop has none.
# Expect: exhausted STATEMENTS | exhausted CPU
def attack(params):
    while True:
        pass
