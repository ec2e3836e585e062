# Tries: to find something of the host in the traceback of a refusal.
# Stopped by: host errors are made in the guest from two texts.
# Expect: completed []
def attack(params):
    seen = []
    try:
        host.refuse()
    except HostError as error:
        step = error.__traceback__
        while step is not None:
            seen.extend(str(value) for value in step.tb_frame.f_locals.values())
            step = step.tb_next
        seen.append(repr(error.__cause__) + repr(error.__context__) + str(error.args))
    return [text for text in seen if 'orbwright' in text or 'java' in text or 'graal' in text]
