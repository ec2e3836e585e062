# Tries: to open a file through the codecs' own door.
# Stopped by: the context has no files.
# Expect: completed "PermissionError"
def attack(params):
    try:
        return uuid.os.sys.modules['codecs'].open('/etc/passwd').read()
    except Exception as error:
        return type(error).__name__
