# Tries: to start a process by the library's front door.
# Stopped by: the list of imports, as a hint; by the context, which has no processes.
# Expect: completed ["ImportError",true] | exhausted CPU
def attack(params):
    try:
        import subprocess
    except ImportError as error:
        seen = [type(error).__name__]
    subprocess = uuid.os.sys.modules['builtins'].__import__('importlib').import_module('subprocess')
    try:
        subprocess.run(['id'])
        seen.append('ran')
    except Exception as error:
        seen.append(True)
    return seen
