# Tries: to read the server's environment, where keys may be.
# Stopped by: the context has none of it.
# Expect: completed [[],true]
def attack(params):
    environment = uuid.os.environ
    servers = ('HOME', 'USER', 'PATH', 'PWD', 'LANG', 'JAVA_HOME', 'HOSTNAME', 'OPENAI_API_KEY')
    return [[name for name in servers if name in environment], len(environment) < 3]
