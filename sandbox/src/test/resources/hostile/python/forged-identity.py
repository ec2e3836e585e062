# Tries: to act as somebody else by forging what it was called with.
# Stopped by: the host takes identity from the run, not from what a guest says: this is just an argument.
# Expect: completed [{"soul_id":"another"}]
def attack(params):
    params['soul_id'] = 'another'
    return host.echo(params)
