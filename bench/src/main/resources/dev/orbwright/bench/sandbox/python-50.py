def turn(params):
    turned = 0
    for _ in range(7):
        turned = 0
        for thing in host.list('objects'):
            if thing['tag'] == 'lever':
                host.set(thing['id'], 'state', 'on')
                turned += 1
        host.log('turned ' + str(turned))
        host.create({'id': 'bridge' + str(params['n']), 'kind': 'bridge', 'ttl': 30})
    host.log('done')
    return {'ok': True, 'turned': turned}
