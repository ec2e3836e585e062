# Tries: to survive a limit by catching all there is.
# Stopped by: a limit is not an exception of the guest's language.
# Expect: exhausted STATEMENTS | exhausted CPU
def attack(params):
    while True:
        try:
            while True:
                x = 1
        except BaseException:
            continue
        finally:
            while True:
                y = 1
