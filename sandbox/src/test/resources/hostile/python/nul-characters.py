# Tries: to cut names and texts short with NUL.
# Stopped by: texts have lengths, and JSON escapes.
# Expect: completed ["a\u0000b",{"\u0000":1}]
def attack(params):
    return host.echo('a\0b', {'\0': 1})
