package dev.orbwright.sandbox;

import java.time.Duration;
import java.util.List;

/// What a run used.
///
/// @param statements executed, top-level code included; without nested runs; 0 in an isolate, where
///   nobody counts them
/// @param cpu CPU time of the guest's thread, with the host calls that ran on it; without nested
///   runs
/// @param wall from the guest's beginning to the outcome, with host calls and nested runs
/// @param hostCalls calls made, refused ones too
/// @param bytesIn UTF-8 bytes from host to guest: the argument and the host's replies
/// @param bytesOut UTF-8 bytes from guest to host: the arguments of calls and the result
/// @param heap bytes that the guest's thread allocated, those that it dropped again too; without
///   nested runs
/// @param preparation CPU time of what was there before the guest began, which is no part of its
///   limits: the making of its context, where no earlier run left it one, and what of its
///   language's library it asked for
/// @param entities things of the world that it created; without nested runs. The sandbox knows none
///   of them: whoever answers the host calls adds them, see [#creating]
/// @param log what the guest wrote to its console, in order
/// @param workerKilled whether a worker process had to be ended because of the run
public record Usage(
        long statements,
        Duration cpu,
        Duration wall,
        int hostCalls,
        long bytesIn,
        long bytesOut,
        long heap,
        Duration preparation,
        int entities,
        List<LogLine> log,
        boolean workerKilled) {

    /// Of a run that ended by itself and allocated nothing worth telling.
    public Usage(
            Duration cpu,
            Duration wall,
            int hostCalls,
            long bytesIn,
            long bytesOut,
            List<LogLine> log) {
        this(0, cpu, wall, hostCalls, bytesIn, bytesOut, 0, Duration.ZERO, 0, log, false);
    }

    /// Of a run that never started.
    public static final Usage NONE = new Usage(Duration.ZERO, Duration.ZERO, 0, 0, 0, List.of());

    public Usage {
        if (statements < 0
                || cpu.isNegative()
                || wall.isNegative()
                || hostCalls < 0
                || bytesIn < 0
                || bytesOut < 0
                || heap < 0
                || preparation.isNegative()
                || entities < 0) {
            throw new IllegalArgumentException("A usage cannot be negative");
        }
        log = List.copyOf(log);
    }

    /// The same of a run that created so many things.
    public Usage creating(int things) {
        return new Usage(
                statements,
                cpu,
                wall,
                hostCalls,
                bytesIn,
                bytesOut,
                heap,
                preparation,
                things,
                log,
                workerKilled);
    }

    /// What is counted where the guest runs.
    public Used own() {
        return new Used(statements, cpu.toNanos(), heap, preparation.toNanos());
    }

    /// How many lines the guest wrote to its console.
    public int logLines() {
        return log.size();
    }
}
