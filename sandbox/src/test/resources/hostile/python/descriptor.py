# Tries: to make the host object hand out something else by changing its class.
# Stopped by: the class is this run's own, and the host answers only to names and JSON.
# Expect: completed ["own","own",["real"]]
def attack(params):
    real = host.echo
    type(host).echo = property(lambda self: lambda *a: 'own')
    external_apis['host_echo'] = lambda d: 'own'
    return [host.echo(1), external_apis['host_echo']({}), real('real')]
