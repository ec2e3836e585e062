# Tries: to end the server's process.
# Stopped by: leaving ends the guest only.
# Expect: failed GUEST_ERROR | failed INTERNAL
# With assertions on in the JVM, the engine fails to say where, which is INTERNAL.
def attack(params):
    uuid.os._exit(3)
