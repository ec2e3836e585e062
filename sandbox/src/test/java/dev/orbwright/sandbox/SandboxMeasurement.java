package dev.orbwright.sandbox;

import dev.orbwright.sandbox.process.ProcessSandbox;
import dev.orbwright.sandbox.process.ProcessSettings;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/// Not a test: prints what runs cost. Arguments: the isolation (`thread` or `process`), the
/// callers' threads (`platform` or `virtual`), flags for workers. With `-Deager=true` every call
/// waits.
final class SandboxMeasurement {
    private static final HostBinding BINDING =
            new HostBinding(
                    List.of("list", "set", "log", "create"),
                    List.of(),
                    Map.of(
                            "set", List.of("id", "name", "value"),
                            "log", List.of(),
                            "create", List.of("id", "kind")));
    private static final String SOURCE =
            """
            function main(params) {
              let turned = 0;
              for (const o of host.list('objects')) {
                if (o.tag === 'lever') { host.set({ id: o.id, name: 'state', value: 'on' }); turned++; }
              }
              host.log('turned ' + turned);
              host.create({ id: 'bridge' + params.n, kind: 'bridge', ttl: 30 });
              return { ok: true, turned };
            }
            """;

    private static final boolean EAGER = Boolean.getBoolean("eager");

    private SandboxMeasurement() {}

    /// Cannot be taken back, so nothing is put off.
    private record Waiting(HostCalls host) implements HostCalls {
        @Override
        public HostReply call(HostCall call) {
            return host.call(call);
        }
    }

    private static final class Host implements ReversibleHostCalls {
        private static final String OBJECTS = objects();

        private static String objects() {
            StringBuilder text = new StringBuilder("[");
            for (int i = 0; i < 10; i++) {
                text.append(i == 0 ? "" : ",")
                        .append("{\"id\":\"o")
                        .append(i)
                        .append("\",\"tag\":\"")
                        .append(i % 3 == 0 ? "lever" : "rock")
                        .append("\"}");
            }
            return text.append(']').toString();
        }

        @Override
        public HostReply call(HostCall call) {
            return new HostReply.Value(
                    switch (call.name()) {
                        case "list" -> OBJECTS;
                        case "set" -> "{\"id\":\"o1\",\"name\":\"state\",\"value\":\"on\"}";
                        case "log" -> "null";
                        default -> "{\"id\":\"bridge\",\"kind\":\"bridge\"}";
                    });
        }

        @Override
        public void takeBack() {}
    }

    public static void main(String[] arguments) throws Exception {
        boolean process = arguments[0].equals("process");
        boolean virtual = arguments.length > 1 && arguments[1].equals("virtual");
        long begun = System.nanoTime();
        try (Sandbox sandbox =
                process
                        ? new ProcessSandbox(BINDING, List.of(Budget.TOOL), settings(arguments))
                        : new ThreadSandbox(BINDING, List.of(Budget.TOOL))) {
            System.out.printf("ready after %d ms%n", (System.nanoTime() - begun) / 1_000_000);
            closed(sandbox, 3000);
            for (int round = 0; round < 2; round++) {
                closed(sandbox, 2000);
                open(sandbox, 2000, virtual);
            }
            System.out.println(sandbox.status());
        }
    }

    /// What follows the two first arguments are flags for the workers' JVMs.
    private static ProcessSettings settings(String[] arguments) {
        ProcessSettings standard = ProcessSettings.standard();
        return new ProcessSettings(
                standard.languages(),
                standard.admission(),
                standard.grace(),
                standard.start(),
                standard.waiting(),
                standard.waitingOfOwner(),
                standard.furtherWorkers(),
                standard.suspicion(),
                standard.aotCache(),
                Arrays.stream(arguments).skip(2).toList());
    }

    private static void one(Sandbox sandbox, int n) {
        RunResult result =
                sandbox.run(
                        new RunRequest(
                                new GuestFunction("main", Language.JAVASCRIPT, SOURCE),
                                "{\"n\":" + n + "}",
                                Budget.TOOL,
                                "someone",
                                Optional.empty()),
                        EAGER ? new Waiting(new Host()) : new Host());
        if (!(result instanceof RunResult.Completed) || result.usage().hostCalls() != 7) {
            throw new IllegalStateException(result.toString());
        }
    }

    private static void closed(Sandbox sandbox, int runs) {
        long[] latencies = new long[runs];
        Duration cpu = cpu(sandbox);
        long begun = System.nanoTime();
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            one(sandbox, i);
            latencies[i] = System.nanoTime() - start;
        }
        print("closed", latencies, begun, cpu(sandbox).minus(cpu));
    }

    private static void open(Sandbox sandbox, int runs, boolean virtual) throws Exception {
        long[] latencies = new long[runs];
        Duration cpu = cpu(sandbox);
        long begun = System.nanoTime();
        try (ExecutorService callers =
                virtual
                        ? Executors.newVirtualThreadPerTaskExecutor()
                        : Executors.newFixedThreadPool(4)) {
            Future<?>[] futures = new Future<?>[runs];
            for (int i = 0; i < runs; i++) {
                long due = begun + i * 2_000_000L;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                int n = i;
                futures[i] =
                        callers.submit(() -> {
                            long start = System.nanoTime();
                            one(sandbox, n);
                            latencies[n] = System.nanoTime() - start;
                        });
            }
            for (Future<?> future : futures) {
                future.get();
            }
        }
        print("open", latencies, begun, cpu(sandbox).minus(cpu));
    }

    private static void print(String what, long[] latencies, long begun, Duration cpu) {
        long[] half = Arrays.copyOfRange(latencies, latencies.length / 2, latencies.length);
        Arrays.sort(half);
        System.out.printf(
                "%-7s p50 %6.0f us  p99 %6.0f us  cpu/run %5d us  %5.0f runs/s%n",
                what,
                half[half.length / 2] / 1e3,
                half[(int) (half.length * 0.99)] / 1e3,
                cpu.toNanos() / 1000 / latencies.length,
                latencies.length / ((System.nanoTime() - begun) / 1e9));
    }

    private static Duration cpu(Sandbox sandbox) {
        long own =
                ((com.sun.management.OperatingSystemMXBean)
                                ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime();
        return sandbox.status().workers().stream()
                .map(worker ->
                        ProcessHandle.of(worker.pid())
                                .flatMap(handle -> handle.info().totalCpuDuration())
                                .orElse(Duration.ZERO))
                .reduce(Duration.ofNanos(own), Duration::plus);
    }
}
