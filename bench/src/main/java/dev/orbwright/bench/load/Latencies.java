package dev.orbwright.bench.load;

import java.util.Arrays;
import java.util.List;

/// How long each of many runs took. All are kept, so percentiles are exact.
public final class Latencies {
    private final long[] sorted;

    /// Of these, in nanoseconds and any order; at least one.
    public Latencies(long[] nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("There is no percentile of nothing");
        }
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /// Of all of these together.
    public static Latencies of(List<Latencies> parts) {
        return new Latencies(
                parts.stream().flatMapToLong(part -> Arrays.stream(part.sorted)).toArray());
    }

    /// The smallest that at least this share of all does not exceed (the nearest rank), in
    /// microseconds.
    ///
    /// @param share above 0, up to 1
    public double percentile(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("A share is above 0 and up to 1: " + share);
        }
        int rank = (int) Math.ceil(sorted.length * share);
        return sorted[Math.max(rank, 1) - 1] / 1e3;
    }

    /// How many there are.
    public int count() {
        return sorted.length;
    }
}
