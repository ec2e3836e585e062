package dev.orbwright.runtime;

import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.Usage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/// Who used how much lately, by the soul whose functions they are: so another connection changes
/// nothing. Whoever keeps hitting limits, or burns more than a share of the CPU, is slowed down
/// first and then refused for a while.
///
/// Each owner has two buckets: one of CPU time, and one of strikes, which limits take. All owners
/// that are new share one more bucket of CPU time, so that fresh identities together get no more
/// than a few of the server's seconds. Nothing is kept over a restart. Thread-safe.
public final class OwnerLedger {

    private static final double CPU_BURST_MS = 10_000;
    private static final double CPU_MS_PER_SECOND = 250;
    private static final double NEWCOMERS_BURST_MS = 20_000;
    private static final double NEWCOMERS_MS_PER_SECOND = 500;
    private static final double STRIKES = 6;
    private static final double STRIKES_PER_SECOND = 1 / 20.0;

    /// Strikes that cost nothing but themselves.
    private static final int FREE_STRIKES = 2;

    private static final Duration PAUSE_PER_STRIKE = Duration.ofMillis(250);

    /// So many of them at most: whoever deserves more rests.
    private static final double MOST_PAUSES = 8;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration FIRST_REST = Duration.ofSeconds(30);
    private static final Duration LONGEST_REST = Duration.ofMinutes(15);
    private static final int RESTS_DOUBLED = 5;

    /// After how many good runs an owner is no newcomer.
    private static final long KNOWN_AFTER = 5;

    private static final int MOST_ACCOUNTS = 10_000;

    /// Its restart takes half a second of a core.
    private static final int WORKER_STRIKES = 3;

    private final LongSupplier nanoTime;
    private final ToLongFunction<String> goodRunsBefore;
    private final TokenBucket newcomers;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();

    /// Whether a run may begin.
    public sealed interface Admission {
        /// It may, after this time, which may be zero.
        record After(Duration pause) implements Admission {}

        /// It may not.
        ///
        /// @param left until when, from now
        /// @param message why and until when, for people
        record Refused(Duration left, String message) implements Admission {}
    }

    private final class Account {
        private final TokenBucket cpu = new TokenBucket(CPU_BURST_MS, CPU_MS_PER_SECOND, nanoTime);
        private final TokenBucket strikes = new TokenBucket(STRIKES, STRIKES_PER_SECOND, nanoTime);
        private long goodRuns;
        private int rests;
        private long restsUntil;
        private boolean resting;

        Account(long goodRuns) {
            this.goodRuns = goodRuns;
        }

        synchronized boolean isNew() {
            return goodRuns < KNOWN_AFTER;
        }

        synchronized Duration restLeft() {
            long left = resting ? restsUntil - nanoTime.getAsLong() : 0;
            resting = left > 0;
            return Duration.ofNanos(Math.max(0, left));
        }

        synchronized void note(Duration used, int taken, boolean good) {
            cpu.charge(used.toNanos() / 1e6);
            if (good) {
                goodRuns++;
            }
            if (taken == 0) {
                return;
            }
            if (strikes.isFull()) {
                rests = 0;
            }
            strikes.charge(taken);
            if (strikes.level() < 1 && restLeft().isZero()) {
                Duration rest = FIRST_REST.multipliedBy(1L << Math.min(rests, RESTS_DOUBLED));
                rests++;
                resting = true;
                restsUntil =
                        nanoTime.getAsLong()
                                + (rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST)
                                        .toNanos();
            }
        }

        Duration pause() {
            double taken = STRIKES - strikes.level() - FREE_STRIKES;
            Duration forStrikes =
                    PAUSE_PER_STRIKE.multipliedBy(
                            (long) Math.ceil(Math.clamp(taken, 0, MOST_PAUSES)));
            Duration forCpu = cpu.until(0);
            return forStrikes.compareTo(forCpu) > 0 ? forStrikes : forCpu;
        }

        synchronized boolean isForgettable() {
            return cpu.isFull() && strikes.isFull() && !resting;
        }
    }

    /// An empty ledger.
    ///
    /// @param nanoTime nanoseconds from any start that never go back
    /// @param goodRunsBefore how many runs of an owner's functions went well, as far as is known
    public OwnerLedger(LongSupplier nanoTime, ToLongFunction<String> goodRunsBefore) {
        this.nanoTime = nanoTime;
        this.goodRunsBefore = goodRunsBefore;
        this.newcomers = new TokenBucket(NEWCOMERS_BURST_MS, NEWCOMERS_MS_PER_SECOND, nanoTime);
    }

    private Account account(String owner) {
        return accounts.computeIfAbsent(owner, _ -> new Account(goodRunsBefore.applyAsLong(owner)));
    }

    /// Asks for a run of one of this owner's functions.
    public Admission admit(String owner) {
        Account account = account(owner);
        Duration rest = account.restLeft();
        if (rest.isPositive()) {
            return new Admission.Refused(
                    rest,
                    "Functions of this owner went over their limits too often. They rest, and can be"
                            + " used again in %s.".formatted(shown(rest)));
        }
        Duration pause = account.pause();
        if (pause.compareTo(LONGEST_PAUSE) > 0) {
            return new Admission.Refused(
                    pause,
                    "Functions of this owner used too much of the server's time. They can be used"
                            + " again in %s.".formatted(shown(pause)));
        }
        Duration shared = account.isNew() ? newcomers.until(0) : Duration.ZERO;
        if (shared.compareTo(LONGEST_PAUSE) > 0) {
            return new Admission.Refused(
                    shared,
                    "Functions of new players use too much of the server's time together. Try again"
                            + " in %s.".formatted(shown(shared)));
        }
        return new Admission.After(pause.compareTo(shared) > 0 ? pause : shared);
    }

    /// Notes what a run took.
    ///
    /// @param strikes how bad it was, see [#strikes]
    /// @param good whether it answered
    public void charge(String owner, Duration cpu, int strikes, boolean good) {
        Account account = account(owner);
        if (account.isNew()) {
            newcomers.charge(cpu.toNanos() / 1e6);
        }
        account.note(cpu, strikes, good);
        if (accounts.size() > MOST_ACCOUNTS) {
            accounts.values().removeIf(Account::isForgettable);
        }
    }

    /// How many strikes a run that a limit ended costs: none where it is not the function's fault.
    public static int strikes(Limit limit, Usage usage) {
        return usage.workerKilled() ? WORKER_STRIKES : strikes(limit);
    }

    /// How many strikes a check that a limit ended costs: what a lost worker does where it ran out
    /// of time or memory, and none where the source was merely refused.
    static int strikesOfCheck(Limit limit) {
        return switch (limit) {
            case WALL_CLOCK, CPU, MEMORY, ENGINE -> WORKER_STRIKES;
            case STATEMENTS,
                    STACK,
                    SYNTAX_DEPTH,
                    HOST_CALLS,
                    BYTES,
                    OUTPUT,
                    FILES,
                    NESTING,
                    BUSY,
                    RUNAWAYS,
                    SHUTDOWN ->
                    0;
        };
    }

    private static int strikes(Limit limit) {
        return switch (limit) {
            case BUSY, RUNAWAYS, SHUTDOWN -> 0;
            case STATEMENTS,
                    CPU,
                    WALL_CLOCK,
                    STACK,
                    SYNTAX_DEPTH,
                    HOST_CALLS,
                    BYTES,
                    OUTPUT,
                    FILES,
                    NESTING,
                    ENGINE ->
                    1;
            case MEMORY -> 2;
        };
    }

    /// How many owners are refused now.
    public long resting() {
        return accounts.values().stream()
                .filter(account -> account.restLeft().isPositive())
                .count();
    }

    private static String shown(Duration left) {
        long seconds = Math.max(1, (left.toMillis() + 999) / 1000);
        return seconds < 120
                ? "%d second%s".formatted(seconds, seconds == 1 ? "" : "s")
                : "%d minutes".formatted((seconds + 59) / 60);
    }
}
