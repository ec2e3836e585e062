package dev.orbwright.sandbox;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Counts what one run uses against its [Allowance].
///
/// A nested run gets a meter of its own, whose allowance is no more than what is left here, and is
/// charged here when it has ended: meanwhile its caller waits and uses nothing. So what a run
/// starts never adds up to more than its own allowance.
///
/// The wall clock starts with [#begin]: what has to be there before the guest, a context and parts
/// of its language's library, is not on its time. But it has to be there after a while.
///
/// Counted on the thread that does the run's host calls; read by any.
public final class Meter {
    /// What has to be there before a guest is there by then.
    public static final long LONGEST_PREPARATION_NANOS = 10_000_000_000L;

    private final Budget budget;
    private final Allowance allowance;
    private volatile long startedNanos = System.nanoTime();
    private volatile long preparationNanos = LONGEST_PREPARATION_NANOS;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger logLines = new AtomicInteger();
    private final AtomicLong bytesIn = new AtomicLong();
    private final AtomicLong bytesOut = new AtomicLong();
    private final AtomicInteger nestedCalls = new AtomicInteger();
    private final AtomicInteger nestedLogLines = new AtomicInteger();
    private final AtomicLong nestedBytesIn = new AtomicLong();
    private final AtomicLong nestedBytesOut = new AtomicLong();
    private volatile Used nestedUse = Used.NOTHING;

    /// @param allowance no more than the budget's
    public Meter(Budget budget, Allowance allowance) {
        this.budget = budget;
        this.allowance = allowance.within(Allowance.of(budget));
    }

    /// Of a run that is nested in this one.
    ///
    /// @param own what this run itself took so far
    public Meter nested(RunRequest nested, Used own) {
        Meter meter = new Meter(nested.budget(), left(own).within(nested.allowance()));
        // On its caller's time.
        meter.preparationNanos = 0;
        return meter;
    }

    /// The guest's time begins, unless it has begun.
    public void begin() {
        begin(System.nanoTime());
    }

    /// The guest's time has begun at this moment, in terms of [System#nanoTime], unless it had
    /// before.
    public void begin(long nanos) {
        if (preparationNanos > 0) {
            startedNanos = nanos;
            preparationNanos = 0;
        }
    }

    /// What a nested run has used, when it is over.
    ///
    /// @param used what the nested run itself took
    public void charge(Meter nested, Used used) {
        nestedCalls.addAndGet(nested.calls.get() + nested.nestedCalls.get());
        nestedLogLines.addAndGet(nested.logLines.get() + nested.nestedLogLines.get());
        nestedBytesIn.addAndGet(nested.bytesIn.get() + nested.nestedBytesIn.get());
        nestedBytesOut.addAndGet(nested.bytesOut.get() + nested.nestedBytesOut.get());
        nestedUse = nestedUse.plus(used).plus(nested.nestedUse);
    }

    /// Forgets calls, bytes and statements so far, of a run that begins again with this argument.
    public void restart(String argumentsJson) {
        calls.set(0);
        logLines.set(0);
        bytesOut.set(0);
        bytesIn.set(Utf8.length(argumentsJson));
        nestedCalls.set(0);
        nestedLogLines.set(0);
        nestedBytesIn.set(0);
        nestedBytesOut.set(0);
        nestedUse = nestedUse.withoutStatements();
    }

    /// False when that was one call too many.
    public boolean countCall() {
        return calls.incrementAndGet() + nestedCalls.get() <= allowance.hostCalls();
    }

    /// Counts text for the guest; false when there is more than is allowed.
    public boolean countIn(String text) {
        return bytesIn.addAndGet(Utf8.length(text)) + nestedBytesIn.get() <= allowance.bytesIn();
    }

    /// Counts text from the guest; false when there is more than is allowed.
    public boolean countOut(String text) {
        return bytesOut.addAndGet(Utf8.length(text)) + nestedBytesOut.get() <= allowance.bytesOut();
    }

    /// False when that was one line too many.
    public boolean countLogLine() {
        return logLines.incrementAndGet() + nestedLogLines.get() <= allowance.logLines();
    }

    /// When the guest's time began, in terms of [System#nanoTime]; before that, when its run did.
    public long startedNanos() {
        return startedNanos;
    }

    /// When the run is to be over, in terms of [System#nanoTime].
    public long deadlineNanos() {
        return startedNanos + preparationNanos + allowance.wallNanos();
    }

    /// The limit that the run has broken together with those nested in it, if any, of those that
    /// nothing in the engine checks.
    ///
    /// @param own what this run itself took so far
    Optional<Limit> over(Used own) {
        Used all = own.plus(nestedUse);
        if (all.cpuNanos() > allowance.cpuNanos()) {
            return Optional.of(Limit.CPU);
        } else if (all.heap() > allowance.heap()) {
            return Optional.of(Limit.MEMORY);
        }
        return Optional.empty();
    }

    /// The limit that a run has broken by going on after those that were nested in it elsewhere,
    /// which whoever executes it does not know of. Empty where none were.
    ///
    /// @param own what this run itself took so far
    public Optional<Limit> overTogether(Used own) {
        if (nestedUse.equals(Used.NOTHING)) {
            return Optional.empty();
        }
        return own.plus(nestedUse).statements() > allowance.statements()
                ? Optional.of(Limit.STATEMENTS)
                : over(own);
    }

    /// How many statements the run itself may execute, those of the runs nested in it so far taken
    /// off.
    long statements() {
        return Math.max(0, allowance.statements() - nestedUse.statements());
    }

    /// What is left, nothing of it negative.
    ///
    /// @param own what this run itself took so far
    public Allowance left(Used own) {
        Used all = own.plus(nestedUse);
        return new Allowance(
                Math.max(0, allowance.statements() - all.statements()),
                Math.max(0, allowance.cpuNanos() - all.cpuNanos()),
                Math.clamp(deadlineNanos() - System.nanoTime(), 0, allowance.wallNanos()),
                Math.max(0, allowance.hostCalls() - calls.get() - nestedCalls.get()),
                Math.max(0, allowance.bytesIn() - bytesIn.get() - nestedBytesIn.get()),
                Math.max(0, allowance.bytesOut() - bytesOut.get() - nestedBytesOut.get()),
                Math.max(0, allowance.logLines() - logLines.get() - nestedLogLines.get()),
                Math.max(0, allowance.heap() - all.heap()));
    }

    /// What the function's author is told when a limit ended the run.
    public String exceeded(Limit limit) {
        return allowance.isLessThan(Allowance.of(budget), limit)
                ? budget.exceededByCaller(limit)
                : budget.exceeded(limit);
    }

    /// Calls of the run itself.
    public int calls() {
        return calls.get();
    }

    /// Bytes of the run itself.
    public long bytesIn() {
        return bytesIn.get();
    }

    /// Bytes of the run itself.
    public long bytesOut() {
        return bytesOut.get();
    }
}
