# Tries: to run JavaScript, and to leave values for other languages.
# Stopped by: the context has one language and no bindings to share.
# Expect: completed [true,true,true]
def attack(params):
    polyglot = uuid.os.sys.modules['polyglot'] if 'polyglot' in uuid.os.sys.modules else (
        uuid.os.sys.modules['builtins'].__import__('importlib').import_module('polyglot'))
    seen = []
    for attempt in (
        lambda: polyglot.eval(language='js', string='1'),
        lambda: polyglot.import_value('host'),
        lambda: polyglot.export_value('trace', 1),
    ):
        try:
            seen.append(attempt() is None or 'reached')
        except Exception as error:
            seen.append(True)
    return seen
