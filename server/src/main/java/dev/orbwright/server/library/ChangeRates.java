package dev.orbwright.server.library;

import dev.orbwright.runtime.TokenBucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// How often a soul may change functions: each change is a task of the world and a row of its save,
/// and may have the sandbox look at something. Thread-safe.
final class ChangeRates {

    static final int BURST = 60;
    private static final double PER_SECOND = 1;
    private static final int MOST_BUCKETS = 10_000;

    private final LongSupplier nanoTime;
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

    /// @param nanoTime nanoseconds from any start that never go back
    ChangeRates(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Counts a change, and refuses it where there were too many.
    void take(String soulId) throws ApiException {
        if (buckets.size() > MOST_BUCKETS) {
            buckets.values().removeIf(TokenBucket::isFull);
        }
        TokenBucket bucket =
                buckets.computeIfAbsent(soulId, _ -> new TokenBucket(BURST, PER_SECOND, nanoTime));
        if (!bucket.take(1)) {
            Duration wait = bucket.until(1);
            throw new ApiException(
                    429,
                    "RATE_LIMITED",
                    "Too many changes in a short time. Try again in %.1f seconds."
                            .formatted(Math.max(0.1, wait.toMillis() / 1000.0)));
        }
    }
}
