# Tries: to be something else than a function.
# Stopped by: whatever can be called is called, once, within the limits.
# Expect: completed "called"
class Sly:
    def __call__(self, params):
        return 'called'
    def __getattr__(self, name):
        raise AttributeError(name)
attack = Sly()
