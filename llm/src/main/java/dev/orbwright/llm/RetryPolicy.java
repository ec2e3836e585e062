package dev.orbwright.llm;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How often, and after which wait, a request is repeated: exponential back-off with jitter.
///
/// @param retries attempts after the first
/// @param first the longest wait before the first retry; it doubles with each further one
/// @param longest the longest wait that back-off comes to
/// @param longestAsked the longest wait that a provider may ask for; asked for more, we give up
///   rather than knock too early or keep a player waiting
record RetryPolicy(int retries, Duration first, Duration longest, Duration longestAsked) {

    static final RetryPolicy STANDARD =
            new RetryPolicy(
                    4, Duration.ofMillis(500), Duration.ofSeconds(8), Duration.ofSeconds(60));

    RetryPolicy {
        if (retries < 0 || !first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("A retry policy needs positive, growing waits.");
        }
    }

    /// The wait before retry number `retry` (from 1): half of the back-off, and up to as much again
    /// by chance, so that callers who failed together do not come back together.
    Duration backOff(int retry, RandomGenerator random) {
        Duration full = first.multipliedBy(1L << Math.min(retry - 1, 20));
        Duration capped = full.compareTo(longest) < 0 ? full : longest;
        long half = capped.toMillis() / 2;
        return Duration.ofMillis(half + Math.round(random.nextDouble() * half));
    }
}
