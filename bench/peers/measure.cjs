// How the peers that run in Node are measured, in the same way as bench/ measures this project's sandbox:
// a closed loop first, one run after another; then an open loop, whose runs arrive at fixed times whether
// the runs before are over or not, and whose latency counts from that time. Prints one JSON object a line.
//   --seconds N   of each open loop; --arrivals N in a second; --modules DIR, a node_modules folder
'use strict';

const { createRequire } = require('node:module');
const path = require('node:path');

const EXPECTED = '{"ok":true,"turned":4}';
const POOL = 4;
const SPIN_NS = 150_000n;

const bell = new Int32Array(new SharedArrayBuffer(4));
const now = () => process.hrtime.bigint();
const idle = () => new Promise((resolve) => setImmediate(resolve));

function option(name, standard) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? standard : process.argv[at + 1];
}

const SECONDS = Number(option('seconds', 2));
const ARRIVALS = Number(option('arrivals', 500));

/** A module from the folder that was asked for. */
const modules = path.resolve(option('modules', path.join(__dirname, 'node_modules')));
const fromModules = createRequire(path.join(modules, 'here.cjs'));

/** Sleeps, and spins for the last moments, since sleeping is not exact; returns the CPU us of that. */
function waitUntil(time) {
  const before = process.cpuUsage();
  for (;;) {
    const left = time - now();
    if (left <= SPIN_NS) break;
    Atomics.wait(bell, 0, 0, Number(left - SPIN_NS) / 1e6);
  }
  while (now() < time);
  const used = process.cpuUsage(before);
  return used.user + used.system;
}

function percentile(sorted, share) {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] / 1e3;
}

/** Runs made ahead as a sandbox would: taken by the next run, made again when there is nothing to do. */
class Pool {
  constructor(peer, size) {
    this.peer = peer;
    this.size = size;
    this.ready = [];
    this.used = [];
    this.fill();
  }

  fill() {
    for (const place of this.used.splice(0)) this.peer.dispose(place);
    while (this.ready.length < this.size) this.ready.push(this.peer.make());
  }

  run(n) {
    const place = this.ready.pop() ?? this.peer.make();
    try {
      return this.peer.run(place, n);
    } finally {
      if (this.size > 0) this.used.push(place);
      else this.peer.dispose(place);
    }
  }

  close() {
    this.size = 0;
    for (const place of this.ready.splice(0)) this.peer.dispose(place);
    this.fill();
  }
}

function print(name, load) {
  const sorted = load.latencies.sort((a, b) => a - b);
  const line = (metric, value, unit) => {
    console.log(JSON.stringify({ bench: 'sandbox', case: name, metric, value, unit }));
  };
  line('p50', percentile(sorted, 0.5), 'us');
  line('p99', percentile(sorted, 0.99), 'us');
  line('throughput', sorted.length / load.seconds, 'runs/s');
  line('cpu', load.cpu / sorted.length, 'us');
  line('memory', process.memoryUsage().rss / 1e6, 'MB');
  if (load.arrivals !== undefined) line('arrivals', load.arrivals, 'runs/s');
  line('failed', load.failed, 'runs');
}

/** @param next waits for the next run's time and returns that time, or undefined when it is over */
async function load(pool, next) {
  const latencies = [];
  let failed = 0;
  const cpu = process.cpuUsage();
  const from = now();
  for (let n = 0; ; n++) {
    const start = next(n);
    if (start === undefined) break;
    let result;
    try {
      result = pool.run(n);
    } catch (error) {
      if (failed === 0) console.error(String(error));
    }
    latencies.push(Number(now() - start));
    if (result !== EXPECTED) failed++;
    pool.fill();
    await idle();
  }
  const used = process.cpuUsage(cpu);
  return { latencies, failed, seconds: Number(now() - from) / 1e9, cpu: used.user + used.system };
}

async function closed(pool, seconds) {
  const end = now() + BigInt(Math.round(seconds * 1e9));
  return load(pool, () => (now() < end ? now() : undefined));
}

async function open(pool, arrivals, seconds) {
  const start = now() + 1_000_000n;
  const count = Math.max(1, Math.round(arrivals * seconds));
  let waiting = 0;
  const result = await load(pool, (n) => {
    if (n >= count) return undefined;
    const time = start + BigInt(Math.round((n * 1e9) / arrivals));
    waiting += waitUntil(time);
    return time;
  });
  return { ...result, arrivals, cpu: result.cpu - waiting };
}

/**
 * @param {string} name such as peer/quickjs/fresh/7
 * @param {{make: () => any, run: (place: any, n: number) => string, dispose: (place: any) => void}} peer
 */
async function measure(name, peer) {
  for (const [suffix, size] of [['', 0], ['/pooled', POOL]]) {
    const pool = new Pool(peer, size);
    const first = await closed(pool, SECONDS / 2);
    const back = await closed(pool, SECONDS / 2);
    const capacity = Math.max(
        first.latencies.length / first.seconds, back.latencies.length / back.seconds);
    // What it cannot keep up with would measure the queue: then at half of what it can do.
    const arrivals = capacity * 0.8 >= ARRIVALS ? ARRIVALS : Math.max(1, Math.floor(capacity / 2));
    const steady = await open(pool, arrivals, SECONDS);
    print(name + suffix, steady);
    print(`${name}${suffix}/closed`, back);
    pool.close();
  }
}

/** What the host answers: ten objects, of which four are levers. */
function objects() {
  const list = [];
  for (let i = 0; i < 10; i++) list.push({ id: `o${i}`, tag: i % 3 === 0 ? 'lever' : 'rock' });
  return list;
}

/** The guest: seven host calls. */
const GUEST = `
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
  return JSON.stringify({ ok: true, turned });
}`;

module.exports = { fromModules, measure, objects, GUEST };
