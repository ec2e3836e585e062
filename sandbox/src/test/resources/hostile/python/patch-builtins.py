# Tries: to leave changed built-ins for the next guest.
# Stopped by: the context is not used again, or only by the same function.
# Expect: completed "done"
def attack(params):
    builtins = uuid.os.sys.modules['builtins']
    builtins.print = builtins.len = builtins.isinstance = lambda *a, **k: 0
    builtins.trace = 'left'
    json.dumps = json.loads = lambda *a, **k: 'left'
    uuid.os.sys.modules['json'] = uuid
    return 'done'
