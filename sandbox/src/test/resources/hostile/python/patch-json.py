# Tries: to forge the texts that cross by patching the encoder.
# Stopped by: the host reads each text itself, and what is not JSON is refused.
# Expect: failed RESULT | completed {"a":1}
def attack(params):
    def evil(*arguments, **named):
        return '{"forged": '
    json.dumps = evil
    json.JSONEncoder.encode = evil
    json.encoder.JSONEncoder.encode = evil
    json.encoder.JSONEncoder.iterencode = evil
    json.encoder.encode_basestring = evil
    json.encoder.c_make_encoder = evil
    return {'a': 1}
