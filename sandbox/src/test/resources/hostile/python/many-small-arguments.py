# Tries: to send much in many small calls.
# Stopped by: the limits are on the sum of bytes, and on calls.
# Expect: exhausted BYTES | exhausted HOST_CALLS
def attack(params):
    while True:
        host.echo('x' * 50000)
