# Tries: to run after the run, in a finalizer.
# Stopped by: a context that ended is closed, and a run that is over reaches no host.
# Expect: completed 1
class Late:
    def __del__(self):
        host.echo('late')
def attack(params):
    keep = Late()
    keep.me = keep
    return 1
