# Tries: to delete a file of the server.
# Stopped by: the context has no files; the engine's refusal cannot be caught.
# Expect: failed FORBIDDEN | completed "PermissionError"
def attack(params):
    try:
        uuid.os.unlink('/tmp/escaped')
        return 'deleted'
    except Exception as error:
        return type(error).__name__
