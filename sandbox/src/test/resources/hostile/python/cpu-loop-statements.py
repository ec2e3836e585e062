# Tries: to loop for ever, with work in it.
# Stopped by: the limit on statements.
# Expect: exhausted STATEMENTS | exhausted CPU
def attack(params):
    x = 0
    while True:
        x = x + 1
        x = x * 3 % 7
