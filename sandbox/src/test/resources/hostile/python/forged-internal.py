# Tries: to look like a failure of the server, so that somebody is woken up.
# Stopped by: only codes that this run was given are believed.
# Expect: failed GUEST_ERROR
def attack(params):
    error = HostError('INTERNAL', 'disk full')
    error.code = 'INTERNAL'
    raise error
