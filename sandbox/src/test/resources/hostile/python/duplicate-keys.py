# Tries: to send two members of one name, of which one reader may see the first and another the last.
# Stopped by: there is one reader, and the last counts.
# Expect: completed [{"1":"b","a":2}] | failed BAD_ARGUMENT | failed RESULT
def attack(params):
    class Key(str):
        def __hash__(self):
            return 7
        def __eq__(self, other):
            return self is other
    return host.echo({1: 'a', '1': 'b', Key('a'): 1, Key('a'): 2})
