# Tries: to write a file, through the library's own modules.
# Stopped by: the context has no files to write.
# Expect: completed ["PermissionError","PermissionError"]
def attack(params):
    modules = uuid.os.sys.modules
    seen = []
    for attempt in (
        lambda: modules['builtins'].open('/tmp/escaped', 'w').write('x'),
        lambda: uuid.os.mkdir('/tmp/escaped'),
    ):
        try:
            seen.append(str(attempt()))
        except Exception as error:
            seen.append(type(error).__name__)
    return seen
