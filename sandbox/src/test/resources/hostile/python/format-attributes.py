# Tries: to read what a function can reach through the attributes of a format string.
# Stopped by: there is nothing of ours to read: no files, no environment, no host.
# Expect: completed [true,false]
def attack(params):
    def mine():
        pass
    seen = '{0.__globals__}'.format(mine)
    return ['attack' in seen, 'PATH=' in seen or 'HOME=' in seen]
