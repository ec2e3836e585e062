# Tries: to swallow the limit with context managers, groups of exceptions and `finally`.
# Stopped by: a limit is not an exception of the guest's language.
# Expect: exhausted STATEMENTS | exhausted CPU
def attack(params):
    class Swallow:
        def __enter__(self):
            return self
        def __exit__(self, *what):
            return True
    def endless():
        try:
            while True:
                yield 1
        finally:
            yield from endless()
    while True:
        try:
            with Swallow(), Swallow():
                for one in endless():
                    try:
                        sum(endless())
                    except* BaseException:
                        pass
        finally:
            continue
