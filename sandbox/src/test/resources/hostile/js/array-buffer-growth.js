// Tries: to grow one buffer by little and little, outside of ordinary objects.
// Stopped by: a RangeError, the memory or the CPU limit.
// Expect: failed GUEST_ERROR | exhausted CPU | exhausted MEMORY | exhausted STATEMENTS
function attack() {
  const buffer = new ArrayBuffer(8, { maxByteLength: 2 ** 27 });
  const views = [];
  for (let size = 1 << 20; ; size += 1 << 20) {
    buffer.resize(size);
    views.push(new Uint8Array(buffer).fill(1), buffer.slice());
  }
}
