# Tries: to read files of the server, past the names that the prelude hides.
# Stopped by: the context has no files but the interpreter's own library.
# Expect: completed ["PermissionError","PermissionError","PermissionError"]
def attack(params):
    seen = []
    for path in ('/etc/passwd', '/proc/self/environ', 'pom.xml'):
        try:
            seen.append(uuid.os.sys.modules['builtins'].open(path).read())
        except Exception as error:
            seen.append(type(error).__name__)
    return seen
