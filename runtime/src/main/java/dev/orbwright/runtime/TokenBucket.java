package dev.orbwright.runtime;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Lets so much through at once and so much a second: the token bucket of network shaping. What is
/// taken after the fact may leave it in debt. Thread-safe.
public final class TokenBucket {

    private static final double NANOS = 1e9;

    private final double capacity;
    private final double perSecond;
    private final LongSupplier nanoTime;
    private double tokens;
    private long filledAt;

    /// A full bucket.
    ///
    /// @param capacity how much at once, more than 0
    /// @param perSecond how much comes back in a second, more than 0
    /// @param nanoTime nanoseconds from any start that never go back
    public TokenBucket(double capacity, double perSecond, LongSupplier nanoTime) {
        if (capacity <= 0 || perSecond <= 0) {
            throw new IllegalArgumentException("a bucket holds, and gets, more than 0");
        }
        this.capacity = capacity;
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.tokens = capacity;
        this.filledAt = nanoTime.getAsLong();
    }

    private void fill() {
        long now = nanoTime.getAsLong();
        tokens = Math.min(capacity, tokens + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
    }

    /// Takes so much, if there is as much.
    public synchronized boolean take(double amount) {
        fill();
        if (tokens < amount) {
            return false;
        }
        tokens -= amount;
        return true;
    }

    /// Takes so much, whatever there is.
    public synchronized void charge(double amount) {
        fill();
        tokens -= amount;
    }

    /// How long it takes until there is as much; zero where there is.
    public synchronized Duration until(double amount) {
        fill();
        return amount <= tokens
                ? Duration.ZERO
                : Duration.ofNanos((long) Math.ceil((amount - tokens) / perSecond * NANOS));
    }

    /// What is in it now; negative where it is in debt.
    public synchronized double level() {
        fill();
        return tokens;
    }

    /// True where nothing was taken lately.
    public synchronized boolean isFull() {
        fill();
        return tokens >= capacity;
    }
}
