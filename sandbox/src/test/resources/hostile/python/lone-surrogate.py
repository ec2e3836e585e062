# Tries: to break the text that crosses with half a character.
# Stopped by: it crosses as it is.
# Expect: completed true
def attack(params):
    return host.echo('\ud800')[0] == '\ud800' and json.loads('"\\udc00"') == '\udc00'
