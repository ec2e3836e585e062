package dev.orbwright.bench.load;

import java.util.Arrays;

/// One run after another, on the caller's thread.
public final class ClosedLoop {

    private ClosedLoop() {}

    /// Runs for that time, at least once.
    public static LoadResult run(Work work, double seconds) {
        long[] latencies = new long[1024];
        int count = 0;
        long failed = 0;
        long start = System.nanoTime();
        long end = start + Math.round(seconds * 1e9);
        long before = start;
        do {
            if (!work.run(count)) {
                failed++;
            }
            long after = System.nanoTime();
            if (count == latencies.length) {
                latencies = Arrays.copyOf(latencies, count * 2);
            }
            latencies[count++] = after - before;
            before = after;
        } while (before < end);
        return new LoadResult(
                new Latencies(Arrays.copyOf(latencies, count)), failed, (before - start) / 1e9, 0);
    }
}
