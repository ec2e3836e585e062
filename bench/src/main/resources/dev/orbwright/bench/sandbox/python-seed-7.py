def turn(params):
    turned = 0
    for thing in json.loads(external_apis['host_list']({'kind': 'objects'})):
        if thing['tag'] == 'lever':
            external_apis['host_set']({'id': thing['id'], 'key': 'state', 'value': 'on'})
            turned += 1
    external_apis['host_log']({'message': 'turned ' + str(turned)})
    external_apis['host_create']({'id': 'bridge' + str(params['n']), 'kind': 'bridge', 'ttl': 30})
    return json.dumps({'ok': True, 'turned': turned})
