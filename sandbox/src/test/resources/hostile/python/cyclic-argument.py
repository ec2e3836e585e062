# Tries: to send a value that contains itself.
# Stopped by: an argument that cannot be written does not reach the host.
# Expect: failed BAD_ARGUMENT
def attack(params):
    a = []
    a.append(a)
    host.echo(a)
