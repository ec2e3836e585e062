# Tries: to leave traces in the library's modules, classes and registries.
# Stopped by: each context has a library of its own.
# Expect: completed "done"
def attack(params):
    modules = uuid.os.sys.modules
    json.trace = uuid.trace = uuid.UUID.trace = json.JSONDecoder.trace = 'left'
    modules['trace'] = uuid
    modules['codecs'].register(lambda name: None)
    uuid.os.environ['TRACE'] = 'left'
    modules['re'].purge()
    modules['copyreg'].pickle(uuid.UUID, lambda u: None)
    return 'done'
