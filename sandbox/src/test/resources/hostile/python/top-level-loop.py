# Tries: to spend time before it is called.
# Stopped by: top-level code is charged too.
# Expect: exhausted STATEMENTS | exhausted CPU
x = 0
while True:
    x += 1
def attack(params):
    return 1
