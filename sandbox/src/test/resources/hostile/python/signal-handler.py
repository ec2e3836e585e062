# Tries: to take the server's signals, so that it cannot be ended, and to have itself called by a timer.
# Stopped by: the context has no processes: no signal can be raised or taken, and a timer without a handler does nothing.
# Expect: completed ["alarm","setitimer"]
def attack(params):
    signal = uuid.os.sys.modules['builtins'].__import__('importlib').import_module('signal')
    done = []
    for name in ('SIGTERM', 'SIGINT', 'SIGALRM'):
        try:
            signal.signal(getattr(signal, name), lambda *arguments: None)
            done.append(name)
        except Exception:
            pass
    for act in ('alarm', 'raise_signal', 'setitimer'):
        try:
            getattr(signal, act)(*{'alarm': (1,), 'raise_signal': (15,), 'setitimer': (0, 1)}.get(act, ()))
            done.append(act)
        except Exception:
            pass
    return done
