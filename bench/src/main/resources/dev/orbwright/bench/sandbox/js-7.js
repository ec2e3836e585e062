function turn(params) {
  let turned = 0;
  for (const object of host.list('objects')) {
    if (object.tag === 'lever') {
      host.set(object.id, 'state', 'on');
      turned++;
    }
  }
  host.log('turned ' + turned);
  host.create({ id: 'bridge' + params.n, kind: 'bridge', ttl: 30 });
  return { ok: true, turned };
}
