package dev.orbwright.functionstore;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leaves an embedder alone for a pause after it failed, so that not every search and every change
/// waits for its timeouts; this is a circuit breaker. The log hears once that an outage begins, and
/// once that it is over. Thread-safe.
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final Duration pause;
    private final LongSupplier nanos;
    private boolean begun;
    private long failedAt;

    /// @param nanos as [System#nanoTime]
    Outage(Duration pause, LongSupplier nanos) {
        this.pause = pause;
        this.nanos = nanos;
    }

    /// Whether the embedder had better not be asked now.
    synchronized boolean isPausing() {
        return begun && nanos.getAsLong() - failedAt < pause.toNanos();
    }

    synchronized void failed(EmbedderException why) {
        if (!begun) {
            LOG.warn(
                    "Functions are found by their words only until the embedder answers; it is tried again after {} s each time: {}",
                    pause.toSeconds(),
                    why.getMessage());
        }
        LOG.debug("The embedder failed", why);
        begun = true;
        failedAt = nanos.getAsLong();
    }

    synchronized void answered() {
        if (begun) {
            LOG.info("The embedder answers again: functions are found by their meaning, too.");
        }
        begun = false;
    }
}
