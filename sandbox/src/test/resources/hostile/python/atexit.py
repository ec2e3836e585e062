# Tries: to run when the interpreter ends, after the run.
# Stopped by: a context that ended is closed without a word to the guest; a run that is over reaches no host.
# Expect: completed 1
def attack(params):
    load = uuid.os.sys.modules['builtins'].__import__('importlib').import_module
    def late():
        host.echo('late')
        while True:
            pass
    load('atexit').register(late)
    load('weakref').finalize(late, late)
    return 1
