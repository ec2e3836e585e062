# Tries: to reach another machine.
# Stopped by: the context has no sockets.
# Expect: failed FORBIDDEN | completed "PermissionError" | completed "OSError" | completed "UnsupportedOperation" | completed "gaierror"
def attack(params):
    socket = uuid.os.sys.modules['builtins'].__import__('importlib').import_module('socket')
    try:
        socket.create_connection(('127.0.0.1', 22), 1)
        return 'connected'
    except Exception as error:
        return type(error).__name__
