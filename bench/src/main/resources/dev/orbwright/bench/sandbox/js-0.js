function turn(params) {
  const objects = [];
  for (let i = 0; i < 10; i++) {
    objects.push({ id: 'o' + i, tag: i % 3 === 0 ? 'lever' : 'rock' });
  }
  let turned = 0;
  for (const object of objects) {
    if (object.tag === 'lever') {
      turned++;
    }
  }
  return { ok: true, turned };
}
