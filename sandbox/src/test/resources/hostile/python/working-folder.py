# Tries: to learn the folder that the server runs in.
# Stopped by: the context has no files; the engine's refusal cannot be caught.
# Expect: failed FORBIDDEN
def attack(params):
    try:
        return uuid.os.getcwd()
    except BaseException as error:
        return str(error)
