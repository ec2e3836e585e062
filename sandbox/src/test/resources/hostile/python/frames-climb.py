# Tries: to climb the stack out of its own frames.
# Stopped by: above its frames are the prelude's, and nothing of Java.
# Expect: completed []
def attack(params):
    frame = uuid.os.sys._getframe()
    seen = []
    while frame is not None:
        seen.extend(str(value) for value in frame.f_locals.values())
        seen.append(str(frame) + str(list(frame.f_globals)))
        frame = frame.f_back
    return [text for text in seen if 'dev.' + 'orbwright' in text or 'ja' + 'va.' in text]
