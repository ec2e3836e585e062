# Tries: to learn about the server's machine and its user.
# Stopped by: the context has none of it. (It makes up a user, whose home is the folder of the process.)
# Expect: completed [] | exhausted CPU
def attack(params):
    load = uuid.os.sys.modules['builtins'].__import__('importlib').import_module
    os = uuid.os
    seen = []
    for name, look in (
        ('users', lambda: load('pwd').getpwall()),
        ('groups', lambda: load('grp').getgrall()),
        ('host', lambda: os.uname().nodename),
        ('login', lambda: os.getlogin()),
        ('home', lambda: os.path.expanduser('~') != '~' and os.listdir(os.path.expanduser('~'))),
        ('stat', lambda: os.stat('/etc/passwd')),
        ('root', lambda: os.listdir('/')),
    ):
        try:
            found = look()
            if found:
                seen.append([name, str(found)[:100]])
        except Exception:
            pass
    return seen
