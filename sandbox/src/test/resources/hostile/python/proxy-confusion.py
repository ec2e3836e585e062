# Tries: to confuse functions of ours with odd arguments, to see Java in what they say.
# Stopped by: they take texts only, and show nothing.
# Expect: completed []
def attack(params):
    def cells(function):
        return dict(zip(function.__code__.co_freevars, (c.cell_contents for c in function.__closure__)))

    invoke = cells(host.echo)['invoke']
    doors = [cells(invoke)['call_host'], cells(print)['write_log']]
    seen = []
    for door in doors:
        for arguments in ((), (None,), (1, 2), ([], {}), ('echo', b'[]'), (door, door), ('a',) * 9):
            try:
                if arguments:
                    seen.append(str(door(*arguments)))
            except Exception as error:
                seen.append(str(error))
        seen.append(repr(door) + str(dir(door)) + str(type(door).__mro__))
    return [text for text in seen if 'java' in text or 'orbwright' in text or 'Lambda' in text]
