"""The guest in CPython's exec, as bare as it gets: no isolation, no limits.

  python3 cpython_exec.py [--seconds N] [--arrivals N]

Measured as measure.cjs does, and printed in the same form.
"""

import argparse
import json
import time

NAME = "peer/cpython-exec/7"
EXPECTED = {"ok": True, "turned": 4}
SPIN_NS = 150_000

GUEST = """
def turn(params):
    turned = 0
    for thing in external_apis['list']('objects'):
        if thing['tag'] == 'lever':
            external_apis['set']({'id': thing['id'], 'key': 'state', 'value': 'on'})
            turned += 1
    external_apis['log']({'message': 'turned ' + str(turned)})
    external_apis['create']({'id': 'bridge' + str(params['n']), 'kind': 'bridge', 'ttl': 30})
    return json.dumps({'ok': True, 'turned': turned})
"""

APIS = {
    "list": lambda kind: [
        {"id": "o%d" % i, "tag": "lever" if i % 3 == 0 else "rock"} for i in range(10)
    ],
    "set": lambda arguments: True,
    "log": lambda arguments: True,
    "create": lambda arguments: True,
}


def run(n):
    names = {"__builtins__": __builtins__, "json": json, "external_apis": APIS}
    exec(GUEST, names)
    return names["turn"]({"n": n})


def wait_until(moment):
    """Sleeps, and spins for the last moments, since sleeping is not exact; returns the CPU ns of that."""
    before = time.thread_time_ns()
    while True:
        left = moment - time.perf_counter_ns()
        if left <= SPIN_NS:
            break
        time.sleep((left - SPIN_NS) / 1e9)
    while time.perf_counter_ns() < moment:
        pass
    return time.thread_time_ns() - before


def load(moments):
    latencies = []
    failed = 0
    cpu = time.process_time_ns()
    start = time.perf_counter_ns()
    for n, moment in enumerate(moments):
        result = run(n)
        latencies.append(time.perf_counter_ns() - moment)
        failed += json.loads(result) != EXPECTED
    seconds = (time.perf_counter_ns() - start) / 1e9
    return sorted(latencies), failed, seconds, time.process_time_ns() - cpu


def closed(seconds):
    end = time.perf_counter_ns() + int(seconds * 1e9)
    while (moment := time.perf_counter_ns()) < end:
        yield moment


def open_loop(arrivals, seconds, waits):
    start = time.perf_counter_ns() + 1_000_000
    for n in range(max(1, round(arrivals * seconds))):
        moment = start + round(n * 1e9 / arrivals)
        waits.append(wait_until(moment))
        yield moment


def resident():
    """Megabytes; None where the system does not tell. What getrusage tells begins with the parent's."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            lines = [line for line in status if line.startswith("VmRSS:")]
    except FileNotFoundError:
        return None
    return int(lines[0].split()[1]) * 1024 / 1e6


def report(name, loaded, waiting=0, arrivals=None):
    latencies, failed, seconds, cpu = loaded

    def line(metric, value, unit):
        print(
            json.dumps(
                {"bench": "sandbox", "case": name, "metric": metric, "value": value, "unit": unit}
            )
        )

    def percentile(share):
        return latencies[max(0, -int(-len(latencies) * share // 1) - 1)] / 1e3

    line("p50", percentile(0.5), "us")
    line("p99", percentile(0.99), "us")
    line("throughput", len(latencies) / seconds, "runs/s")
    line("cpu", (cpu - waiting) / len(latencies) / 1e3, "us")
    if memory := resident():
        line("memory", memory, "MB")
    if arrivals is not None:
        line("arrivals", arrivals, "runs/s")
    line("failed", failed, "runs")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--arrivals", type=int, default=500)
    options = parser.parse_args()
    load(closed(options.seconds / 2))
    back = load(closed(options.seconds / 2))
    waits = []
    steady = load(open_loop(options.arrivals, options.seconds, waits))
    report(NAME, steady, sum(waits), options.arrivals)
    report(NAME + "/closed", back)


main()
