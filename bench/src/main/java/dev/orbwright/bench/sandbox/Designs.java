package dev.orbwright.bench.sandbox;

import dev.orbwright.bench.load.Arrivals;
import dev.orbwright.bench.load.ClosedLoop;
import dev.orbwright.bench.load.Latencies;
import dev.orbwright.bench.load.LoadResult;
import dev.orbwright.bench.load.OpenLoop;
import dev.orbwright.bench.load.ProcessUse;
import dev.orbwright.bench.load.Work;
import dev.orbwright.bench.measure.Measurement;
import dev.orbwright.bench.measure.Options;
import dev.orbwright.bench.measure.Report;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.HostCalls;
import dev.orbwright.sandbox.RunRequest;
import dev.orbwright.sandbox.RunResult;
import dev.orbwright.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// What waits for the server cost: the same guest in worker processes, with a wait for each host
/// call, for the answers that it reads, and for those of them that are not expected, as it is. The
/// last is told in its argument what it would ask, which is the most that sending answers ahead
/// could gain.
final class Designs {
    static final String PREFIX = "design/";

    /// Taken in turns, so that what else the machine does comes to all of them.
    private static final int ROUNDS = 3;

    private static final double WARM_UP_SECONDS = 3;

    private record Design(
            String name, GuestFunction function, IntFunction<String> argument, HostCalls host) {

        Work on(Sandbox sandbox) {
            AtomicInteger runs = new AtomicInteger();
            return _ ->
                    sandbox.run(
                                    new RunRequest(
                                            function,
                                            argument.apply(runs.incrementAndGet()),
                                            Budget.TOOL,
                                            "bench",
                                            Optional.empty()),
                                    host)
                            instanceof RunResult.Completed;
        }
    }

    private final Options options;
    private final Report report;

    Designs(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    private static List<Design> all() {
        QuickHost host = new QuickHost();
        GuestFunction asking = Dialect.JS.function(7);
        IntFunction<String> argument = "{\"n\":%d}"::formatted;
        GuestFunction told =
                new GuestFunction(
                        asking.name(),
                        asking.language(),
                        asking.source().replace("host.list('objects')", "params.objects"));
        GuestFunction unexpected =
                new GuestFunction(
                        asking.name(),
                        asking.language(),
                        // Never the same first call twice.
                        asking.source()
                                .replace("host.list('objects')", "host.list('objects', params.n)"));
        return List.of(
                // What cannot take calls back has to be waited for.
                new Design("every-call-waits", asking, argument, call -> host.call(call)),
                new Design("answers-come-when-read", unexpected, argument, host),
                new Design("first-answer-travels", asking, argument, host),
                new Design(
                        "nothing-waits",
                        told,
                        n -> QuickHost.withObjects(argument.apply(n)),
                        host));
    }

    /// @param subject JavaScript in processes
    void measure(Subject subject) {
        report.progress("starting " + subject.name() + " for designs");
        List<Design> designs = all();
        try (Sandbox sandbox = subject.open()) {
            for (Design design : designs) {
                ClosedLoop.run(
                        design.on(sandbox), Math.min(WARM_UP_SECONDS, options.seconds() * 2));
            }
            List<List<LoadResult>> results = new ArrayList<>();
            List<Double> cpu = new ArrayList<>();
            for (Design _ : designs) {
                results.add(new ArrayList<>());
                cpu.add(0.0);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < designs.size(); i++) {
                    ProcessUse before = ProcessUse.now();
                    LoadResult load = load(designs.get(i).on(sandbox));
                    results.get(i).add(load);
                    double used = ProcessUse.now().since(before) - load.waiting();
                    cpu.set(i, cpu.get(i) + used / load.latencies().count() / ROUNDS);
                }
            }
            for (int i = 0; i < designs.size(); i++) {
                report.add(measurements(designs.get(i).name(), results.get(i), cpu.get(i)));
            }
        }
    }

    private LoadResult load(Work work) {
        Arrivals arrivals =
                Arrivals.during(
                        System.nanoTime() + 10_000_000, LoadCases.ARRIVALS, options.seconds());
        return OpenLoop.run(work, arrivals, LoadCases.CLIENTS);
    }

    private static List<Measurement> measurements(
            String name, List<LoadResult> results, double cpu) {
        String caseName = PREFIX + name;
        return List.of(
                new Measurement(caseName, "p50", median(results, 0.5), "us"),
                new Measurement(caseName, "p99", median(results, 0.99), "us"),
                new Measurement(caseName, "cpu", cpu, "us"),
                new Measurement(
                        caseName,
                        "failed",
                        results.stream().mapToDouble(LoadResult::failed).sum(),
                        "runs"));
    }

    /// Of the rounds' percentiles.
    private static double median(List<LoadResult> results, double percentile) {
        long[] nanos =
                results.stream()
                        .mapToLong(one -> Math.round(one.latencies().percentile(percentile) * 1e3))
                        .toArray();
        return new Latencies(nanos).percentile(0.5);
    }
}
