# Tries: to find objects of other runs through the garbage collector.
# Stopped by: the interpreter does not list objects, and a context has one guest.
# Expect: completed "nothing"
def attack(params):
    gc = uuid.os.sys.modules['builtins'].__import__('importlib').import_module('gc')
    try:
        found = [o for o in gc.get_objects() if 'trace' in str(type(o))]
        return found and 'something' or 'nothing'
    except Exception as error:
        return 'nothing'
