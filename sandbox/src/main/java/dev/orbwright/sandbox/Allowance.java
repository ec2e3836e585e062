package dev.orbwright.sandbox;

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

    /// One of so many equal parts of it.
    public Allowance part(int parts) {
        return new Allowance(
                statements / parts,
                cpuNanos / parts,
                wallNanos / parts,
                hostCalls / parts,
                bytesIn / parts,
                bytesOut / parts,
                logLines / parts,
                heap / parts);
    }

    /// Whether this is less than the other, for what a limit is about.
    public boolean isLessThan(Allowance other, Limit limit) {
        return switch (limit) {
            case STATEMENTS -> statements < other.statements;
            case CPU -> cpuNanos < other.cpuNanos;
            case WALL_CLOCK -> wallNanos < other.wallNanos;
            case HOST_CALLS -> hostCalls < other.hostCalls;
            case BYTES -> bytesIn < other.bytesIn || bytesOut < other.bytesOut;
            case OUTPUT -> logLines < other.logLines;
            case MEMORY -> heap < other.heap;
            case STACK, FILES, SYNTAX_DEPTH, NESTING, BUSY, RUNAWAYS, SHUTDOWN, ENGINE -> false;
        };
    }
}
