# Tries: to overflow the stack of the JSON reader.
# Stopped by: Python's own RecursionError.
# Expect: completed "RecursionError"
def attack(params):
    try:
        json.loads('[' * 100000)
    except RecursionError as error:
        return type(error).__name__
