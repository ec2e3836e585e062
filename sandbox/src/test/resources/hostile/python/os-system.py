# Tries: to start a shell.
# Stopped by: the context has no processes.
# Expect: failed FORBIDDEN | completed "PermissionError" | completed 126 | completed 127 | completed -1
def attack(params):
    try:
        return uuid.os.system('id > /tmp/escaped')
    except Exception as error:
        return type(error).__name__
