# Tries: to use the interpreter's own back doors.
# Stopped by: they see no more than the context, which has no files.
# Expect: completed [] | failed FORBIDDEN | failed INTERNAL
def attack(params):
    inside = uuid.os.sys.modules['__graalpython__']
    reached = []
    for name, arguments in (('read_file', ('/etc/passwd',)), ('load_file', ('/etc/passwd',)),
                            ('which', ('sh',)), ('run_path', ())):
        try:
            value = getattr(inside, name)(*arguments)
            if value:
                reached.append(name)
        except Exception as error:
            pass
    return reached
