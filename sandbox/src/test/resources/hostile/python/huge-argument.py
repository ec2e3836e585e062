# Tries: to send more than the budget allows.
# Stopped by: the limit on bytes.
# Expect: exhausted BYTES
def attack(params):
    host.echo('x' * 3000000)
