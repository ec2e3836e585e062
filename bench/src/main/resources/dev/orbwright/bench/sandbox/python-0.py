def turn(params):
    objects = []
    for i in range(10):
        objects.append({'id': 'o' + str(i), 'tag': 'lever' if i % 3 == 0 else 'rock'})
    turned = 0
    for thing in objects:
        if thing['tag'] == 'lever':
            turned += 1
    return {'ok': True, 'turned': turned}
