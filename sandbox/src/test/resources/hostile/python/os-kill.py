# Tries: to kill the server.
# Stopped by: the context has no processes: there is nothing to send a signal with.
# Expect: failed FORBIDDEN | completed "PermissionError" | completed "OSError" | completed "UnsupportedOperation" | completed "AttributeError" | completed "ProcessLookupError" | completed "NotImplementedError" | failed GUEST_ERROR
def attack(params):
    try:
        uuid.os.kill(uuid.os.getppid(), 9)
        return 'killed'
    except Exception as error:
        return type(error).__name__
