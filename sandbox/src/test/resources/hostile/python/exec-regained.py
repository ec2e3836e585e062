# Tries: to compile and run code at run time, past what is hidden.
# Stopped by: nothing: it is code of the guest's own, and counts and can do no more than that.
# Expect: exhausted CPU
def attack(params):
    run = uuid.os.sys.modules['builtins'].exec
    run('while True: pass', {})
