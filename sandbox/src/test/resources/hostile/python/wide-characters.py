# Tries: to send more bytes than characters.
# Stopped by: bytes are counted, not characters.
# Expect: exhausted BYTES
def attack(params):
    return '\U0001f600' * 400000
