# Tries: to find a class that opens files or processes among all that there are.
# Stopped by: the classes are there; what they open is not.
# Expect: completed "PermissionError"
def attack(params):
    found = [c for c in ().__class__.__base__.__subclasses__() if c.__name__ == '_IOBase']
    raw = [c for c in found[0].__subclasses__() if c.__name__ == '_RawIOBase'][0]
    files = [c for c in raw.__subclasses__() if c.__name__ == 'FileIO'][0]
    try:
        return files('/etc/passwd').read().decode()
    except Exception as error:
        return type(error).__name__
