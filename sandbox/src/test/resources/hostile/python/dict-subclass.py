# Tries: to loop while its result is written.
# Stopped by: results are written under the guest's limits.
# Expect: exhausted STATEMENTS | exhausted CPU | exhausted MEMORY | completed {} | completed {"a":1}
def attack(params):
    class Endless(dict):
        def items(self):
            n = 0
            while True:
                n += 1
                yield str(n), n
    return Endless(a=1)
