# Tries: to make JSON that is none, with numbers that JSON does not have.
# Stopped by: they are null, as in JavaScript.
# Expect: completed [null,null,[[null]],{"a":null}]
def attack(params):
    nan = float('nan')
    return [nan, float('-inf'), host.echo([nan]), {'a': float('inf')}]
