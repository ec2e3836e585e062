package dev.orbwright.storage;

/// What all runs of one function, of one owner's functions, or of the world took so far.
///
/// @param id the function's name or the owner's soul id; empty for the world
/// @param runs at least 0, as all that follows
/// @param failures runs that the guest's own code ended
/// @param limits runs that a limit ended
/// @param cpuMicros CPU time in microseconds
/// @param wallMicros from start to outcome, in microseconds
/// @param bytesIn bytes from host to guest
/// @param bytesOut bytes from guest to host
public record RunUsage(
        Kind kind,
        String id,
        long runs,
        long failures,
        long limits,
        long cpuMicros,
        long wallMicros,
        long hostCalls,
        long bytesIn,
        long bytesOut) {

    /// What is added up.
    public enum Kind {
        /// All runs of the world.
        WORLD,
        /// Runs of one function.
        FUNCTION,
        /// Runs of one soul's functions.
        OWNER
    }

    /// Refuses negative counts.
    public RunUsage {
        if (runs < 0
                || failures < 0
                || limits < 0
                || cpuMicros < 0
                || wallMicros < 0
                || hostCalls < 0
                || bytesIn < 0
                || bytesOut < 0) {
            throw new IllegalArgumentException("usage is counted from 0");
        }
    }
}
