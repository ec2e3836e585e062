# Tries: to make JSON that is none, with odd keys.
# Stopped by: keys are texts; what cannot be one is the guest's error.
# Expect: completed {"NaN":1} | failed RESULT
def attack(params):
    return {float('nan'): 1}
