# Tries: to execute far more statements than are counted, which a line's are only once.
# Stopped by: the CPU limit, or that on memory allocated: its numbers are objects here.
# Expect: exhausted CPU | exhausted MEMORY
def attack(params):
    x = 0
    while True:
        # 5000 times: x += 1;
