package dev.orbwright.bench.load;

/// What came of a load.
///
/// @param latencies of all runs, failed ones too
/// @param failed runs that did not come out as they should
/// @param seconds from the first run's start to the last one's end
/// @param waiting CPU time in microseconds that the load itself took, waiting for arrivals
public record LoadResult(Latencies latencies, long failed, double seconds, double waiting) {

    /// Runs per second that came out as they should.
    public double throughput() {
        return (latencies.count() - failed) / seconds;
    }
}
