# Tries: to learn something from an error of the host's own, and to go on after it.
# Stopped by: the guest gets a neutral refusal, and no more calls.
# Expect: threw
def attack(params):
    seen = []
    for attempt in (host.crash, lambda: host.echo(1)):
        try:
            attempt()
        except Exception as error:
            seen.append(str(error))
    if 'secret' in str(seen) or 'orbwright' in str(seen):
        return seen
    print(seen)
    return []
