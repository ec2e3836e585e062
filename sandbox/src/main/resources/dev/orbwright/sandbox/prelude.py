# What every Python guest finds in its context. Evaluated before any guest, as an internal source: its
# statements are not charged to guests, and its frames are not in their errors.
#
# This file is convenience, not a wall. Python has no private state: a guest that wants to reaches
# everything here through frames, closures and `__subclasses__`, can change it, and can import what is not
# on the list. So the host trusts nothing that comes from here: it checks the name and the JSON of each
# call, the JSON of each result, and believes no error code that it did not hand out itself. What is out
# of reach (files, processes, threads, the network, Java) is so because the context has none of it.
def _prelude():
    import builtins
    import itertools
    import json
    import math
    import re
    import sys
    import types

    # uuid asks `platform` only what system this is, and would load `subprocess` with it.
    platform = types.ModuleType('platform')
    platform.system = lambda: 'Linux'
    sys.modules['platform'] = platform
    import uuid
    del sys.modules['platform']

    GUEST = 'function'
    ALLOWED = frozenset((
        'collections', 'copy', 'dataclasses', 'datetime', 'enum', 'functools', 'itertools', 'json', 'math',
        'operator', 'random', 're', 'statistics', 'string', 'textwrap', 'typing', 'uuid', '__future__'))
    SLOW = ('copy', 'dataclasses', 'datetime', 'random', 'statistics', 'string', 'textwrap', 'typing')
    SLOW_IMPORT = re.compile(r'^[ \t]*(?:import|from)[ \t]+(.+)', re.MULTILINE)
    WORD = re.compile(r'\w+')
    import_anything = builtins.__import__
    compile_source = compile
    execute = exec
    decode = json.JSONDecoder().decode
    encode_strictly = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(',', ':')).encode
    isfinite = math.isfinite

    # For all code of the context, so the library's own imports pass: only guests are told no.
    def import_allowed(name, globals=None, locals=None, fromlist=(), level=0):
        if globals is not None and globals.get('__name__') == GUEST:
            if level != 0 or name.partition('.')[0] not in ALLOWED:
                raise ImportError('There is no %s here. What can be imported: %s.' % (
                    name, ', '.join(sorted(ALLOWED))))
        return import_anything(name, globals, locals, fromlist, level)

    builtins.__import__ = import_allowed
    # The library needs some of these, so they are hidden from guests rather than removed.
    ABSENT = ('open', 'input', 'eval', 'exec', 'compile', 'breakpoint', 'exit', 'quit', 'help')

    def absent(name):
        def call(*arguments, **named):
            raise NameError('There is no %s here.' % name)
        call.__name__ = call.__qualname__ = name
        return call

    hidden = {name: absent(name) for name in ABSENT}

    def finite(value, depth=0):
        # NaN and the infinities have no JSON: null, as in JavaScript.
        if depth > 200:
            raise ValueError('nested too deeply')
        if isinstance(value, float):
            return value if isfinite(value) else None
        if isinstance(value, dict):
            return {key: finite(item, depth + 1) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [finite(item, depth + 1) for item in value]
        return value

    def encode(value):
        try:
            return encode_strictly(value)
        except ValueError as error:
            if 'ircular' in str(error):
                raise
            return encode_strictly(finite(value))

    def reason(error):
        try:
            return '%s' % error if str(error) else type(error).__name__
        except Exception:
            return 'it failed'

    def snake_case(name):
        return ''.join('_' + c.lower() if c.isupper() else c for c in name)

    def make(bridge, native_names, seed_names, max_chars, max_line_chars):
        call_host, write_log, overflow, unknown = bridge
        native_names = list(native_names)
        seed_names = list(seed_names)
        attributes = {snake_case(name): name for name in native_names}
        attributes.update({name: name for name in native_names})
        compiled = [None, None]
        classes = [None, None]

        # Where the host has randomness, that of the guest follows from it, so that a run can be
        # repeated.
        def draw_seed(invoke):
            if 'random' not in native_names:
                return None
            try:
                return invoke('host.random', 'random', ())['value']
            except classes[0]:
                return None

        # All that a run can change of ours is made anew for it.
        def new_globals():
            class HostError(Exception):
                """A host call that was not done. `code` says why, in one word."""

                def __init__(self, code='FAILED', message=''):
                    super().__init__(message)
                    self.code = code
                    self.message = message

            class UnknownHostFunction(HostError, AttributeError, KeyError):
                __str__ = Exception.__str__

            HostError.__module__ = UnknownHostFunction.__module__ = GUEST
            classes[0] = HostError
            classes[1] = UnknownHostFunction

            def invoke(label, name, arguments):
                parts = []
                for number, argument in enumerate(arguments, 1):
                    try:
                        parts.append(encode(argument))
                    except Exception as error:
                        raise HostError(
                            'BAD_ARGUMENT',
                            '%s: argument %d cannot be written as JSON: %s' % (
                                label, number, reason(error)[:200])) from None
                text = '[' + ','.join(parts) + ']'
                if len(text) > max_chars:
                    overflow()
                reply = call_host(name, text)
                if reply[0] == 'V':
                    return decode(reply[1:])
                code, _, message = reply[1:].partition('\n')
                raise HostError(code, message)

            def function(label, name):
                def call(*arguments, **named):
                    if named:
                        if arguments:
                            raise HostError(
                                'BAD_ARGUMENT',
                                label + ': give all arguments by name, or all by position.')
                        arguments = (named,)
                    return invoke(label, name, arguments)
                call.__name__ = call.__qualname__ = name
                return call

            class Host:
                """The native host functions, under their names and in snake case."""
                __slots__ = ()

                def __getattr__(self, name):
                    if name in attributes:
                        return function('host.' + name, attributes[name])
                    if name[:2] == '__':
                        raise AttributeError(name)
                    raise UnknownHostFunction('UNKNOWN_FUNCTION', unknown('host', name[:100]))

                def __dir__(self):
                    return sorted(attributes)

            class ExternalApis(dict):
                """The host functions in the seed's dialect."""
                __slots__ = ()

                def __missing__(self, name):
                    raise UnknownHostFunction('UNKNOWN_FUNCTION', unknown('external_apis', str(name)[:100]))

            def write(*values, sep=' ', end='\n', file=None, flush=False):
                text = ''
                for index, value in enumerate(values):
                    if len(text) > max_line_chars:
                        break
                    text += (str(sep) if index and sep is not None else '') + str(value)[:max_line_chars + 1]
                write_log('log', text[:max_line_chars + 1])

            write.__name__ = 'print'

            generator = []

            def guest_import(name, globals=None, locals=None, fromlist=(), level=0):
                module = import_allowed(name, globals, locals, fromlist, level)
                if name == 'random':
                    module.seed(draw_seed(invoke))
                return module

            def uuid4():
                if not generator:
                    import random
                    generator.append(random.Random(draw_seed(invoke)))
                return uuid.UUID(int=generator[0].getrandbits(128), version=4)

            uuid.uuid4 = uuid4
            builtins.__import__ = guest_import
            return hidden | {
                '__name__': GUEST,
                '__builtins__': builtins,
                'host': Host(),
                'external_apis': ExternalApis(
                    (name, function('external_apis.' + name, name)) for name in seed_names),
                'HostError': HostError,
                'print': write,
                'json': json,
                'uuid': uuid,
            }

        # Slow parts of the library, to be loaded before the guest's time is counted.
        def slow_modules(source):
            named = [name for match in SLOW_IMPORT.findall(source) for name in WORD.findall(match)]
            return [name for name in SLOW if name in named]

        # Answers 'V' and JSON, 'E' for no entry point, 'A' for one that is a generator or asynchronous, 'R' and why
        # the result has no JSON.
        def run(name, file, source, argument):
            if compiled[0] != source:
                compiled[:] = source, compile_source(source, file, 'exec', dont_inherit=True)
            globals = new_globals()
            execute(compiled[1], globals)
            entry_point = globals.get(name)
            if not callable(entry_point):
                return 'E'
            code = getattr(entry_point, '__code__', None)
            if code is not None and code.co_flags & 0x3a0:
                return 'A'
            result = entry_point(decode(argument))
            try:
                text = encode(result)
            except Exception as error:
                return 'R' + reason(error)[:400]
            if len(text) > max_chars:
                overflow()
            return 'V' + text

        # Parses only: '' when the entry point is there, else as `run`.
        def check(name, file, source):
            import ast
            tree = compile_source(source, file, 'exec', ast.PyCF_ONLY_AST, dont_inherit=True)
            found = 'E'
            pending = list(tree.body)
            while pending:
                node = pending.pop()
                if isinstance(node, ast.AsyncFunctionDef):
                    if node.name == name:
                        return 'A'
                elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                    if node.name == name:
                        found = ''
                elif isinstance(node, (ast.Assign, ast.AnnAssign)):
                    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                    if any(isinstance(target, ast.Name) and target.id == name for target in targets):
                        found = ''
                else:
                    for part in ('body', 'orelse', 'finalbody'):
                        pending.extend(getattr(node, part, ()))
                    for handler in getattr(node, 'handlers', ()):
                        pending.extend(handler.body)
            return found

        # The code of a host error; '' for any other.
        def code_of(error):
            if type(error) is not classes[0] and type(error) is not classes[1]:
                return ''
            return error.code if type(error.code) is str else ''

        # Line, column and message of a syntax error.
        def place_of(error):
            return [error.lineno or 0, error.offset or 0, str(error.msg)]

        return [run, check, slow_modules, code_of, place_of]

    return make


_prelude()
