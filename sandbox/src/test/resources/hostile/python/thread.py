# Tries: to go on in a thread of its own after the run.
# Stopped by: the context has no threads; the engine's refusal cannot be caught.
# Expect: failed FORBIDDEN
def attack(params):
    _thread = uuid.os.sys.modules['_thread']
    try:
        _thread.start_new_thread(lambda: None, ())
        return 'started'
    except BaseException as error:
        return type(error).__name__
