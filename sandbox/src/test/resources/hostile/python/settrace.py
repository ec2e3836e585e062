# Tries: to be called within functions of ours, with their variables, by a trace or profile function.
# Stopped by: what they hold can do no more than the guest can; the host checks names and JSON itself.
# Expect: completed [[],[1],"UNKNOWN_FUNCTION"] | completed [[],[1],"not seen"] | exhausted CPU | exhausted STATEMENTS
def attack(params):
    sys = uuid.os.sys
    odd = []
    doors = []
    def spy(frame, event, argument):
        door = frame.f_locals.get('call_host') if event == 'call' else None
        if door is not None:
            doors.append(door)
            odd.extend(text for text in (str(door), str(type(door))) if 'java' in text or 'orbwright' in text)
        return spy
    for name in ('settrace', 'setprofile'):
        getattr(sys, name)(spy)
    answer = host.echo(1)
    for name in ('settrace', 'setprofile'):
        getattr(sys, name)(None)
    said = doors[0]('take_over', '[]') if doors else 'Rnot seen\n'
    return [odd, answer, said[1:].partition('\n')[0]]
