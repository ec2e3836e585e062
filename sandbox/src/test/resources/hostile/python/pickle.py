# Tries: to run a command by unpickling.
# Stopped by: unpickling can do what the guest can do, and that is nothing.
# Expect: failed FORBIDDEN | completed "stopped"
def attack(params):
    load = uuid.os.sys.modules['builtins'].__import__('importlib').import_module
    pickle = load('pickle')
    try:
        result = pickle.loads(b"cposix\nsystem\n(S'id > /tmp/escaped'\ntR.")
        return 'stopped' if result != 0 else 'ran'
    except Exception as error:
        return 'stopped'
