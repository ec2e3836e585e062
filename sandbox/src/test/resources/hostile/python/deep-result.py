# Tries: to overflow the stack of the JSON writer with what it sends.
# Stopped by: a result that is too deep for the guest's reader is the guest's error; the host reads without recursion.
# Expect: completed "sent" | failed GUEST_ERROR | failed BAD_ARGUMENT | exhausted CPU
def attack(params):
    x = []
    for _ in range(20000):
        x = [x]
    host.echo(x)
    return 'sent'
