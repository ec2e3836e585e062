// Tries: to confuse an answer that is not there yet: changed, deleted, frozen, copied, read twice, hidden.
// Stopped by: it is an ordinary object from the first look on, and only ever of its own call.
// Expect: completed [[1],"changed",null,[3],true,[5],[6],true]
function attack() {
  const put = (n) => host.put(n);
  const changed = put(2);
  changed.value = 'changed';
  const deleted = put(9);
  delete deleted.value;
  const frozen = Object.freeze(put(3));
  const twice = put(4);
  const heir = Object.create(put(5));
  const getter = Object.getOwnPropertyDescriptor(put(6), 'value')?.get;
  const taken = getter ? getter.call({ forged: true }) : [6];
  return [put(1).value, changed.value, deleted.value, frozen.value, twice.value === twice.value, heir.value, taken,
          JSON.stringify(put(7)) === JSON.stringify({ id: 'put_1', value: [7] })];
}
