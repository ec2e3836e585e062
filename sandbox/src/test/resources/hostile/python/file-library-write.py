# Tries: to change the interpreter's own library, which it can read.
# Stopped by: that library is read-only to a context.
# Expect: completed "PermissionError" | completed "OSError"
def attack(params):
    try:
        uuid.os.sys.modules['builtins'].open(json.__file__, 'a').write('x')
        return 'written'
    except Exception as error:
        return type(error).__name__
