package dev.orbwright.server.session;

import dev.orbwright.runtime.TokenBucket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// How often a connection, and a soul however many connections it has, may act: each action is a
/// task of the world and a row of its save. Nobody who plays comes near it. Thread-safe.
final class RateLimits {

    /// Actions at once.
    static final int BURST = 200;

    /// Actions a second that can be kept up.
    static final int PER_SECOND = 10;

    private static final int MOST_BUCKETS = 10_000;

    private final LongSupplier nanoTime;
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

    /// @param nanoTime nanoseconds from any start that never go back
    RateLimits(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Counts an action, and refuses it where there were too many.
    Optional<Reply> refuse(Session session) {
        // Ids of both kinds are the server's, and none of one kind is one of the other.
        TokenBucket soul = bucket("soul " + session.soulId());
        TokenBucket connection = bucket("connection " + session.client().id());
        if (connection.take(1)) {
            if (soul.take(1)) {
                return Optional.empty();
            }
            connection.charge(-1);
        }
        Duration wait = longer(soul.until(1), connection.until(1));
        long millis = Math.max(1, wait.toMillis());
        return Optional.of(
                Reply.refused(
                                "RATE_LIMITED",
                                "Too many actions in a short time. Try again in %.1f seconds."
                                        .formatted(Math.max(0.1, millis / 1000.0)))
                        .with("retry_after_ms", (double) millis));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private TokenBucket bucket(String key) {
        if (buckets.size() > MOST_BUCKETS) {
            buckets.values().removeIf(TokenBucket::isFull);
        }
        return buckets.computeIfAbsent(key, _ -> new TokenBucket(BURST, PER_SECOND, nanoTime));
    }
}
