# Tries: to get at Java's classes through the interpreter's `java` module.
# Stopped by: the context has no host access and looks up no host classes.
# Expect: completed [true,true,true]
def attack(params):
    java = uuid.os.sys.modules['builtins'].__import__('importlib').import_module('java')
    seen = []
    for attempt in (
        lambda: java.type('java.lang.System').exit(1),
        lambda: java.add_to_classpath('/tmp'),
        lambda: java.type('java.lang.Runtime').getRuntime().exec('id'),
    ):
        try:
            attempt()
            seen.append('reached')
        except Exception as error:
            seen.append(True)
    return seen
