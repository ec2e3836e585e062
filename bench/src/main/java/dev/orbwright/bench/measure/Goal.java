package dev.orbwright.bench.measure;

/// What a metric of a case is to reach.
///
/// @param bound in the metric's own unit
/// @param isMost true where the metric is to be at most this, false where at least
public record Goal(String caseName, String metric, double bound, boolean isMost) {

    /// A goal of at most so much.
    public Goal(String caseName, String metric, double atMost) {
        this(caseName, metric, atMost, true);
    }

    /// A goal of at least so much.
    public static Goal atLeast(String caseName, String metric, double least) {
        return new Goal(caseName, metric, least, false);
    }

    /// Whether this value reaches it.
    public boolean isReachedBy(double value) {
        return isMost ? value <= bound : value >= bound;
    }
}
