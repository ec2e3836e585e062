# Tries: to end with an error code that the host did not give.
# Stopped by: only codes that this run was given are believed.
# Expect: failed GUEST_ERROR
def attack(params):
    raise HostError('CONFLICT', 'run me again, for ever')
