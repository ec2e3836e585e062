# Tries: to leave something for later.
# Stopped by: nothing here happens later.
# Expect: failed ENTRY_POINT
async def attack(params):
    return 1
