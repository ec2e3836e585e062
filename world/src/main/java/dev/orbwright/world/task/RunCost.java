package dev.orbwright.world.task;

/// What runs of functions took. Nothing in it is negative.
///
/// @param statements executed
/// @param cpuMicros CPU time in microseconds
/// @param wallMicros from start to end, in microseconds
/// @param hostCalls calls to the host, refused ones too
/// @param bytesIn bytes from host to guest
/// @param bytesOut bytes from guest to host
/// @param heap bytes allocated
/// @param entities entries of the world that were made
public record RunCost(
        long statements,
        long cpuMicros,
        long wallMicros,
        long hostCalls,
        long bytesIn,
        long bytesOut,
        long heap,
        long entities) {

    /// Nothing.
    public static final RunCost NONE = new RunCost(0, 0, 0, 0, 0, 0, 0, 0);

    public RunCost {
        if (statements < 0
                || cpuMicros < 0
                || wallMicros < 0
                || hostCalls < 0
                || bytesIn < 0
                || bytesOut < 0
                || heap < 0
                || entities < 0) {
            throw new IllegalArgumentException("What a run took is counted from 0");
        }
    }

    /// Both together.
    public RunCost plus(RunCost other) {
        return new RunCost(
                statements + other.statements,
                cpuMicros + other.cpuMicros,
                wallMicros + other.wallMicros,
                hostCalls + other.hostCalls,
                bytesIn + other.bytesIn,
                bytesOut + other.bytesOut,
                heap + other.heap,
                entities + other.entities);
    }
}
