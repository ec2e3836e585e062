package dev.orbwright.bench.sandbox;

import dev.orbwright.bench.load.Arrivals;
import dev.orbwright.bench.load.LoadResult;
import dev.orbwright.bench.load.OpenLoop;
import dev.orbwright.bench.measure.Measurement;
import dev.orbwright.bench.measure.Options;
import dev.orbwright.bench.measure.Report;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.RunRequest;
import dev.orbwright.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// What an honest function's runs take, alone and beside an attacker who runs the worst programs
/// one after another, each as somebody who was never seen before.
final class Neighbours {
    static final String QUIET = "neighbour/quiet";
    static final String ATTACKED = "neighbour/attacked";

    /// Honest runs per second.
    private static final double ARRIVALS = 100;

    private static final int ATTACKERS = 3;

    /// In terms of the seconds of a case: a hundredth of too few runs would be none.
    private static final double LONGER = 4;

    /// Those whose argument is [#BAD] behave well first, so that they are trusted.
    private static final String BAD = "{\"bad\": true}";

    /// What GraalVM's limits stop slowly or not at all, and what keeps others busy.
    private static final List<String> ATTACKS =
            List.of(
                    "function attack() { return (2n ** 30000000n).toString().length; }",
                    """
                    function attack() {
                      const all = [];
                      for (;;) all.push('ab'.repeat(2 ** 28));
                    }
                    """,
                    """
                    function attack() {
                      const all = [];
                      for (;;) all.push(new Float64Array(2 ** 27).fill(1));
                    }
                    """,
                    "function attack() { for (;;); }",
                    "function attack() { return /^(a+)+$/.test('a'.repeat(60) + '!'); }",
                    """
                    function attack() {
                      for (;;) { try { (function deeper() { deeper(); })(); } catch {} }
                    }
                    """,
                    "function attack() { for (;;) { try { host.list(); } catch {} } }",
                    "function attack() { for (;;) console.log('x'.repeat(1000)); }",
                    "function attack() { const spin = () => Promise.resolve().then(spin); return spin(); }",
                    """
                    function attack(how) {
                      if (how.bad) for (;;);
                      return 1;
                    }
                    """);

    private final Options options;
    private final Report report;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger attacks = new AtomicInteger();

    Neighbours(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    /// @param subject JavaScript in processes
    void measure(Subject subject) {
        report.progress("starting " + subject.name() + " for neighbours");
        try (Sandbox sandbox = subject.open()) {
            Runs honest = new Runs(sandbox, GuestCase.known(Dialect.JS, "honest"));
            var wrong = honest.probe();
            if (wrong.isPresent()) {
                report.skip(QUIET, wrong.get());
                return;
            }
            load(honest, options.seconds());
            report.add(measurements(QUIET, load(honest, options.seconds() * LONGER)));
            List<Thread> attackers = start(sandbox);
            try {
                load(honest, options.seconds() / 2);
                LoadResult attacked = load(honest, options.seconds() * LONGER);
                List<Measurement> all = new ArrayList<>(measurements(ATTACKED, attacked));
                all.add(new Measurement(ATTACKED, "attacks", attacks.get(), "runs"));
                report.add(all);
            } finally {
                over.set(true);
                await(attackers);
            }
            honest.failure().ifPresent(how -> report.progress("  failed with " + how));
        }
    }

    private static LoadResult load(Runs honest, double seconds) {
        Arrivals arrivals = Arrivals.during(System.nanoTime() + 10_000_000, ARRIVALS, seconds);
        return OpenLoop.run(honest, arrivals, LoadCases.CLIENTS);
    }

    private static List<Measurement> measurements(String name, LoadResult load) {
        return List.of(
                new Measurement(name, "p50", load.latencies().percentile(0.5), "us"),
                new Measurement(name, "p99", load.latencies().percentile(0.99), "us"),
                new Measurement(name, "failed", (double) load.failed(), "runs"));
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
            // Functions that nobody has seen: the same source of another would be known as bad.
            String source = "// %d%n%s".formatted(n, ATTACKS.get(n % ATTACKS.size()));
            GuestFunction function = new GuestFunction("attack", Language.JAVASCRIPT, source);
            String owner = "attacker-" + n;
            // Whichever way they end: what counts is what the neighbour feels.
            for (String argument :
                    source.contains("how.bad") ? List.of("{}", BAD) : List.of("{}")) {
                var _ =
                        sandbox.run(
                                new RunRequest(
                                        function, argument, Budget.TOOL, owner, Optional.empty()),
                                host);
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
