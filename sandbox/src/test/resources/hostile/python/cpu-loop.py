# Tries: to loop for ever.
# Stopped by: the CPU limit: a loop without statements has none to count.
# Expect: exhausted CPU
def attack(params):
    while True:
        pass
