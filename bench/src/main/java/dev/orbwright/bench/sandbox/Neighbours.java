package dev.orbwright.bench.sandbox;

import dev.orbwright.bench.load.Arrivals;
import dev.orbwright.bench.load.Latencies;
import dev.orbwright.bench.load.LoadResult;
import dev.orbwright.bench.load.OpenLoop;
import dev.orbwright.bench.measure.Measurement;
import dev.orbwright.bench.measure.Options;
import dev.orbwright.bench.measure.Report;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.RunRequest;
import dev.orbwright.sandbox.RunResult;
import dev.orbwright.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// What an honest function's runs take, alone and beside an attacker who runs the worst programs of
/// all languages one after another, each as somebody who was never seen before.
final class Neighbours {
    /// An honest function's language, and the names of its cases.
    enum Honest {
        JAVASCRIPT(Dialect.JS, "neighbour/"),
        PYTHON(Dialect.PYTHON, "neighbour/python/");

        private final Dialect dialect;
        private final String prefix;

        Honest(Dialect dialect, String prefix) {
            this.dialect = dialect;
            this.prefix = prefix;
        }

        Dialect dialect() {
            return dialect;
        }

        String quiet() {
            return prefix + "quiet";
        }

        String attacked() {
            return prefix + "attacked";
        }
    }

    /// Honest runs per second.
    private static final double ARRIVALS = 100;

    private static final int ATTACKERS = 3;

    /// In terms of the seconds of a case: a hundredth of too few runs would be none.
    private static final double LONGER = 4;

    /// So many times that long it goes on while there is an attack that did not get a worker yet.
    private static final int MOST_ROUNDS = 6;

    private final Honest honest;
    private final Options options;
    private final Report report;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger attacks = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Set<Attack> admitted = ConcurrentHashMap.newKeySet();

    Neighbours(Honest honest, Options options, Report report) {
        this.honest = honest;
        this.options = options;
        this.report = report;
    }

    /// @param subject the honest function's language in processes
    void measure(Subject subject) {
        report.progress("starting " + subject.name() + " for neighbours");
        try (Sandbox sandbox = subject.openForAllLanguages()) {
            Runs runs = new Runs(sandbox, GuestCase.known(honest.dialect(), "honest"));
            var wrong = runs.probe();
            if (wrong.isPresent()) {
                report.skip(honest.quiet(), wrong.get());
                return;
            }
            new WarmUp(
                            sandbox,
                            List.of(GuestCase.known(honest.dialect(), "honest")),
                            options.seconds())
                    .run(report);
            Rounds quiet = new Rounds();
            quiet.add(load(runs, options.seconds() * LONGER / 2));
            Rounds attacked = new Rounds();
            List<Thread> attackers = start(sandbox);
            try {
                for (int round = 0; round < MOST_ROUNDS && (round == 0 || !isComplete()); round++) {
                    attacked.add(load(runs, options.seconds() * LONGER));
                }
            } finally {
                over.set(true);
                await(attackers);
            }
            // Workers that the last attacks have cost are there again after that.
            load(runs, options.seconds() * LONGER / 2);
            quiet.add(load(runs, options.seconds() * LONGER / 2));
            report.add(quiet.measurements(honest.quiet()));
            List<Measurement> all = new ArrayList<>(attacked.measurements(honest.attacked()));
            all.add(new Measurement(honest.attacked(), "attacks", attacks.get(), "runs"));
            all.add(new Measurement(honest.attacked(), "refused", refused.get(), "runs"));
            all.add(new Measurement(honest.attacked(), "kinds", admitted.size(), "attacks"));
            report.add(all);
            if (!isComplete()) {
                report.progress(
                        "  %d of %d attacks never got a worker"
                                .formatted(Attack.ALL.size() - admitted.size(), Attack.ALL.size()));
            }
            runs.failure().ifPresent(how -> report.progress("  failed with " + how));
        }
    }

    private static LoadResult load(Runs runs, double seconds) {
        Arrivals arrivals = Arrivals.during(System.nanoTime() + 10_000_000, ARRIVALS, seconds);
        return OpenLoop.run(runs, arrivals, LoadCases.CLIENTS);
    }

    private boolean isComplete() {
        return admitted.size() == Attack.ALL.size();
    }

    /// Loads one after the other, as one.
    private static final class Rounds {
        private final List<LoadResult> loads = new ArrayList<>();

        void add(LoadResult load) {
            loads.add(load);
        }

        List<Measurement> measurements(String name) {
            Latencies latencies = Latencies.of(loads.stream().map(LoadResult::latencies).toList());
            long failed = loads.stream().mapToLong(LoadResult::failed).sum();
            return List.of(
                    new Measurement(name, "p50", latencies.percentile(0.5), "us"),
                    new Measurement(name, "p99", latencies.percentile(0.99), "us"),
                    new Measurement(name, "failed", (double) failed, "runs"));
        }
    }

    private List<Thread> start(Sandbox sandbox) {
        List<Thread> attackers = new ArrayList<>();
        for (int i = 0; i < ATTACKERS; i++) {
            attackers.add(
                    Thread.ofPlatform()
                            .daemon()
                            .name("attacker-" + i)
                            .start(() -> attack(sandbox)));
        }
        return attackers;
    }

    private void attack(Sandbox sandbox) {
        QuickHost host = new QuickHost();
        while (!over.get()) {
            int n = attacks.getAndIncrement();
            Attack attack = Attack.inTurn(n);
            GuestFunction function = attack.unseen(n);
            String owner = "attacker-" + n;
            // Whichever way they end: what counts is what the neighbour feels.
            for (String argument : attack.arguments()) {
                RunResult result =
                        sandbox.run(
                                new RunRequest(
                                        function, argument, Budget.TOOL, owner, Optional.empty()),
                                host);
                if (result instanceof RunResult.Exhausted exhausted
                        && exhausted.limit() == Limit.BUSY) {
                    refused.incrementAndGet();
                } else {
                    admitted.add(attack);
                }
            }
            // One who is refused at once would else only burn the machine's time from outside.
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void await(List<Thread> attackers) {
        try {
            for (Thread attacker : attackers) {
                attacker.join(10_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
