# Tries: to flood the standard output of the server itself.
# Stopped by: the context's streams lead nowhere, and have a limit.
# Expect: exhausted OUTPUT | completed "done" | exhausted STATEMENTS | exhausted CPU
def attack(params):
    out = uuid.os.sys.__stdout__
    while True:
        out.write('x' * 10000)
        out.flush()
