package dev.orbwright.bench.sandbox;

import dev.orbwright.bench.load.ClosedLoop;
import dev.orbwright.bench.load.Latencies;
import dev.orbwright.bench.load.ProcessUse;
import dev.orbwright.bench.measure.Measurement;
import dev.orbwright.bench.measure.Report;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.process.ProcessSettings;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/// From the death of all workers, warm spares too, to the answer of the next run.
final class Respawn {
    private static final int ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// After an answer, until spares have started, too: else the next round would find them half
    /// made.
    private static final Duration SETTLE = Duration.ofSeconds(2);

    private final Report report;

    Respawn(Report report) {
        this.report = report;
    }

    /// Such as `worker/respawn/js`.
    static String name(Subject subject) {
        return "worker/respawn/" + subject.language();
    }

    void measure(Subject subject) {
        String name = name(subject);
        report.progress("starting " + subject.name() + " to kill its workers");
        try (Sandbox sandbox = subject.open()) {
            long[] nanos = new long[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                // Another owner each time: nobody should wait for what another's workers did.
                Runs runs =
                        new Runs(
                                sandbox,
                                GuestCase.known(subject.dialects().getFirst(), "respawn-" + round));
                var wrong = runs.probe();
                if (wrong.isPresent()) {
                    report.skip(name, wrong.get());
                    return;
                }
                ClosedLoop.run(runs, 0.2);
                if (!areAllThere(sandbox, subject)) {
                    report.skip(name, "not all workers came back within a minute");
                    return;
                }
                LockSupport.parkNanos(SETTLE.toNanos());
                nanos[round] = untilAnswer(runs);
                runs.failure().ifPresent(how -> report.progress("  a run failed with " + how));
                if (nanos[round] > PATIENCE.toNanos()) {
                    report.skip(name, "no answer within " + PATIENCE.toSeconds() + " s");
                    return;
                }
            }
            Latencies latencies = new Latencies(nanos);
            report.add(
                    List.of(
                            new Measurement(name, "p50", latencies.percentile(0.5) / 1e3, "ms"),
                            new Measurement(name, "max", latencies.percentile(1) / 1e3, "ms")));
        }
    }

    /// Waits for the spares, too: one that is killed while it starts makes others start later.
    private static boolean areAllThere(Sandbox sandbox, Subject subject) {
        ProcessSettings.Workers workers =
                Objects.requireNonNull(
                        ProcessSettings.standard()
                                .languages()
                                .get(subject.dialects().getFirst().language().orElseThrow()));
        int all = workers.trusted() + 1 + workers.spares();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (sandbox.status().workers().size() < all && System.nanoTime() < deadline) {
            LockSupport.parkNanos(10_000_000);
        }
        return sandbox.status().workers().size() >= all;
    }

    private static long untilAnswer(Runs runs) {
        long start = System.nanoTime();
        List<ProcessHandle> killed = ProcessUse.workers();
        killed.forEach(ProcessHandle::destroyForcibly);
        // A run that is in a worker when that dies is blamed for it, and its function is on
        // probation.
        killed.forEach(worker -> worker.onExit().join());
        for (long n = 0; System.nanoTime() - start <= PATIENCE.toNanos(); n++) {
            if (runs.run(n)) {
                break;
            }
            LockSupport.parkNanos(1_000_000);
        }
        return System.nanoTime() - start;
    }
}
