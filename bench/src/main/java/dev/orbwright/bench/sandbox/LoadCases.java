package dev.orbwright.bench.sandbox;

import dev.orbwright.bench.load.Arrivals;
import dev.orbwright.bench.load.ClosedLoop;
import dev.orbwright.bench.load.LoadResult;
import dev.orbwright.bench.load.OpenLoop;
import dev.orbwright.bench.load.ProcessUse;
import dev.orbwright.bench.measure.Measurement;
import dev.orbwright.bench.measure.Options;
import dev.orbwright.bench.measure.Report;
import dev.orbwright.bench.measure.Selection;
import dev.orbwright.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/// The guests of one subject under load: a closed loop, and then an open one.
final class LoadCases {
    /// Runs per second in the open loop.
    static final double ARRIVALS = 500;

    /// As many players wait for a run at one time.
    static final int CLIENTS = 16;

    private static final String CLOSED = "/closed";
    private static final double WARM_UP_SECONDS = 0.3;

    private final Options options;
    private final Selection cases;
    private final Report report;

    LoadCases(Options options, Selection cases, Report report) {
        this.options = options;
        this.cases = cases;
        this.report = report;
    }

    void measure(Subject subject) {
        List<GuestCase> wanted =
                subject.dialects().stream()
                        .flatMap(dialect -> GuestCase.of(dialect).stream())
                        .filter(guest -> isWanted(guest.name(subject.isolation())))
                        .toList();
        if (wanted.isEmpty()) {
            return;
        }
        report.progress("starting " + subject.name());
        try (Sandbox sandbox = subject.open()) {
            new WarmUp(sandbox, wanted, options.seconds()).run(report);
            for (GuestCase guest : wanted) {
                measure(sandbox, guest, guest.name(subject.isolation()));
            }
        }
    }

    private boolean isWanted(String name) {
        return cases.wants(name) || cases.wants(name + CLOSED);
    }

    private void measure(Sandbox sandbox, GuestCase guest, String name) {
        Runs runs = new Runs(sandbox, guest);
        var wrong = runs.probe();
        if (wrong.isPresent()) {
            report.skip(name, wrong.get());
            return;
        }
        ClosedLoop.run(new Runs(sandbox, guest), Math.min(WARM_UP_SECONDS, options.seconds()));
        Measured closed = measured(() -> ClosedLoop.run(runs, options.seconds() / 2));
        if (cases.wants(name)) {
            double rate = Arrivals.sustainable(ARRIVALS, closed.load.throughput());
            // A series of its own: a source that is new must not be one of the closed loop.
            Runs arriving = new Runs(sandbox, guest);
            arriving.probe();
            Measured open =
                    measured(() ->
                            OpenLoop.run(
                                    arriving,
                                    Arrivals.during(
                                            System.nanoTime() + 10_000_000,
                                            rate,
                                            options.seconds()),
                                    CLIENTS));
            report.add(open.measurements(name, OptionalDouble.of(rate)));
            arriving.failure().ifPresent(how -> report.progress("  failed with " + how));
        }
        if (cases.wants(name + CLOSED)) {
            report.add(closed.measurements(name + CLOSED, OptionalDouble.empty()));
            runs.failure().ifPresent(how -> report.progress("  failed with " + how));
        }
    }

    private static Measured measured(Supplier<LoadResult> load) {
        ProcessUse before = ProcessUse.now();
        LoadResult result = load.get();
        double cpu = ProcessUse.now().since(before) - result.waiting();
        return new Measured(result, cpu, ProcessUse.memory());
    }

    /// @param cpu microseconds of the server and its workers, without the load's own waiting
    /// @param memory megabytes
    private record Measured(LoadResult load, double cpu, OptionalDouble memory) {

        /// @param arrivals per second, in an open loop
        List<Measurement> measurements(String name, OptionalDouble arrivals) {
            List<Measurement> all = new ArrayList<>();
            all.add(new Measurement(name, "p50", load.latencies().percentile(0.5), "us"));
            all.add(new Measurement(name, "p99", load.latencies().percentile(0.99), "us"));
            all.add(new Measurement(name, "throughput", load.throughput(), "runs/s"));
            all.add(new Measurement(name, "cpu", cpu / load.latencies().count(), "us"));
            memory.ifPresent(value -> all.add(new Measurement(name, "memory", value, "MB")));
            arrivals.ifPresent(
                    value -> all.add(new Measurement(name, "arrivals", value, "runs/s")));
            all.add(new Measurement(name, "failed", (double) load.failed(), "runs"));
            return all;
        }
    }
}
