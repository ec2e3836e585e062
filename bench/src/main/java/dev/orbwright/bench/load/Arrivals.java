package dev.orbwright.bench.load;

/// When the runs of an open loop arrive: evenly, from a start.
///
/// @param start of the first, on the clock of [System#nanoTime]
/// @param perSecond above 0
/// @param count at least 1
public record Arrivals(long start, double perSecond, int count) {

    /// Above this share of its capacity a queue builds up from any disturbance.
    private static final double HIGHEST_USE = 0.8;

    public Arrivals {
        if (!(perSecond > 0) || count < 1) {
            throw new IllegalArgumentException(
                    "No arrivals: " + count + " at " + perSecond + " a second");
        }
    }

    /// As many as arrive in `seconds`, at least one.
    public static Arrivals during(long start, double perSecond, double seconds) {
        return new Arrivals(start, perSecond, (int) Math.max(1, Math.round(perSecond * seconds)));
    }

    /// The wanted rate, or half of the capacity where that cannot keep up: else the length of the
    /// queue would be measured, which says only how long one waited before looking.
    ///
    /// @param wanted per second
    /// @param capacity runs per second of a closed loop
    public static double sustainable(double wanted, double capacity) {
        return capacity * HIGHEST_USE >= wanted ? wanted : capacity / 2;
    }

    /// When run `n` is to start.
    public long at(int n) {
        return start + Math.round(n * 1e9 / perSecond);
    }
}
