# Tries: to go on after it used up its host calls.
# Stopped by: a limit is not an exception of the guest's language.
# Expect: exhausted HOST_CALLS
def attack(params):
    while True:
        try:
            host.echo(1)
        except BaseException:
            pass
