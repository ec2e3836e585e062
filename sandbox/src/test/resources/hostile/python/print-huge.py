# Tries: to fill the log with long lines.
# Stopped by: lines are cut.
# Expect: completed null
def attack(params):
    for _ in range(20):
        print('x' * 100000, 'y' * 100000, sep='-' * 100000)
