# Tries: to call native code.
# Stopped by: the context has no native access.
# Expect: completed ["ImportError","ModuleNotFoundError","ModuleNotFoundError"]
def attack(params):
    seen = []
    try:
        import ctypes
    except ImportError as error:
        seen.append(type(error).__name__)
    load = uuid.os.sys.modules['builtins'].__import__('importlib').import_module
    for name in ('ctypes', 'cffi'):
        try:
            load(name)
            seen.append(name)
        except Exception as error:
            seen.append(type(error).__name__)
    return seen
