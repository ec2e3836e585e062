package dev.orbwright.sandbox;

import java.time.Duration;

/// How much one run may use: its budget, or what is left to the run that it is nested in, whichever
/// is less. Stack and syntax are not in it: GraalVM fixes them when a context is made.
///
/// @param statements executed, nested runs included, like all that follows
/// @param cpuNanos CPU time
/// @param wallNanos time to the outcome
/// @param hostCalls calls to the host
/// @param bytesIn UTF-8 bytes from host to guest
/// @param bytesOut UTF-8 bytes from guest to host
/// @param logLines lines on the console
/// @param heap bytes allocated
public record Allowance(
        long statements,
        long cpuNanos,
        long wallNanos,
        int hostCalls,
        long bytesIn,
        long bytesOut,
        int logLines,
        long heap) {
    public Allowance {
        if (statements < 0
                || cpuNanos < 0
                || wallNanos < 0
                || hostCalls < 0
                || bytesIn < 0
                || bytesOut < 0
                || logLines < 0
                || heap < 0) {
            throw new IllegalArgumentException("An allowance cannot be negative");
        }
    }

    /// All of a budget.
    public static Allowance of(Budget budget) {
        return new Allowance(
                budget.statements(),
                budget.cpu().toNanos(),
                budget.wall().toNanos(),
                budget.hostCalls(),
                budget.bytesIn(),
                budget.bytesOut(),
                budget.logLines(),
                budget.heap());
    }

    /// The lesser of the two in each.
    Allowance within(Allowance other) {
        return new Allowance(
                Math.min(statements, other.statements),
                Math.min(cpuNanos, other.cpuNanos),
                Math.min(wallNanos, other.wallNanos),
                Math.min(hostCalls, other.hostCalls),
                Math.min(bytesIn, other.bytesIn),
                Math.min(bytesOut, other.bytesOut),
                Math.min(logLines, other.logLines),
                Math.min(heap, other.heap));
    }

    /// Whether this is less than the budget gives, for what a limit is about.
    boolean isLessThan(Budget budget, Limit limit) {
        Allowance whole = of(budget);
        return switch (limit) {
            case STATEMENTS -> statements < whole.statements;
            case CPU -> cpuNanos < whole.cpuNanos;
            case WALL_CLOCK -> wallNanos < whole.wallNanos;
            case HOST_CALLS -> hostCalls < whole.hostCalls;
            case BYTES -> bytesIn < whole.bytesIn || bytesOut < whole.bytesOut;
            case OUTPUT -> logLines < whole.logLines;
            case MEMORY -> heap < whole.heap;
            case STACK, FILES, SYNTAX_DEPTH, NESTING, BUSY, RUNAWAYS, SHUTDOWN, ENGINE -> false;
        };
    }

    /// Whether this is less than a quarter of what the budget gives, for what a limit is about.
    public boolean isLittleOf(Budget budget, Limit limit) {
        return new Allowance(
                        fourTimes(statements),
                        fourTimes(cpuNanos),
                        fourTimes(wallNanos),
                        (int) Math.min(Integer.MAX_VALUE, 4L * hostCalls),
                        fourTimes(bytesIn),
                        fourTimes(bytesOut),
                        (int) Math.min(Integer.MAX_VALUE, 4L * logLines),
                        fourTimes(heap))
                .isLessThan(budget, limit);
    }

    private static long fourTimes(long amount) {
        return amount > Long.MAX_VALUE / 4 ? Long.MAX_VALUE : 4 * amount;
    }

    /// For guests that ask what is left to them.
    Remaining remaining() {
        return new Remaining(
                statements,
                Duration.ofNanos(cpuNanos),
                Duration.ofNanos(wallNanos),
                hostCalls,
                bytesIn,
                bytesOut,
                logLines,
                heap);
    }
}
