# Tries: to flood the log.
# Stopped by: the limit on lines.
# Expect: exhausted OUTPUT
def attack(params):
    while True:
        print('spam')
