# Tries: to answer with an odd error code.
# Stopped by: only codes that this run was given are believed.
# Expect: failed GUEST_ERROR | failed INTERNAL
# With assertions on in the JVM, the engine fails to say where, which is INTERNAL.
def attack(params):
    try:
        host.refuse()
    except HostError as error:
        error.code = ['FORBIDDEN']
        raise
