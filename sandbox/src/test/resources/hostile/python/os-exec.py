# Tries: to replace the server with another program.
# Stopped by: the context has no processes.
# Expect: failed FORBIDDEN | completed "PermissionError" | completed "OSError" | completed "AttributeError" | completed "NotImplementedError" | completed "FileNotFoundError"
def attack(params):
    try:
        uuid.os.execv('/bin/true', ['true'])
    except Exception as error:
        return type(error).__name__
