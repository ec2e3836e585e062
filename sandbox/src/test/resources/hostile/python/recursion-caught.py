# Tries: to fill the stack again and again, catching what it gets.
# Stopped by: the limit on frames cannot be caught; where Python's own error comes first, CPU and statements.
# Expect: exhausted STACK | exhausted CPU | exhausted STATEMENTS
def attack(params):
    def down():
        try:
            down()
        except BaseException:
            down()
    while True:
        try:
            down()
        except BaseException:
            pass
