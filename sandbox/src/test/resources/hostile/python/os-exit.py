# Tries: to end the server's process.
# Stopped by: leaving ends the guest only.
# Expect: failed GUEST_ERROR
def attack(params):
    uuid.os._exit(3)
