package dev.orbwright.world.task;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Trouble with a world's storage, and the way out of it: to load the world again, time and again
/// with a pause.
///
/// Anybody may ask what the trouble is, and the writer says so; the rest is the sequencer's.
final class Recovery {

    private static final long PAUSE_MILLIS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final CommitStore store;
    private final LongSupplier ticker;
    private volatile String trouble = "";
    private Optional<Long> lastAttempt = Optional.empty();
    private String lastFailure = "";

    Recovery(CommitStore store, LongSupplier ticker) {
        this.store = store;
        this.ticker = ticker;
    }

    /// What the trouble is; empty where there is none.
    String trouble() {
        return trouble;
    }

    /// From now on the world has to be loaded again.
    void demand(String reason) {
        trouble = reason;
    }

    /// Milliseconds until it is time to load the world again, from 0 to [#PAUSE_MILLIS].
    long pause() {
        return lastAttempt
                .map(last -> Math.clamp(last + PAUSE_MILLIS - ticker.getAsLong(), 0L, PAUSE_MILLIS))
                .orElse(0L);
    }

    /// The world as its store has it, where it is time to ask and the store can tell.
    Optional<CommitStore.Saved> attempt() {
        if (pause() > 0) {
            return Optional.empty();
        }
        lastAttempt = Optional.of(ticker.getAsLong());
        try {
            return Optional.of(store.load());
        } catch (CommitStore.StorageException e) {
            report("The world cannot be loaded again: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            report("A bug keeps the world from being loaded again", e);
        }
        return Optional.empty();
    }

    /// Says it once, however often it happens in a row.
    private void report(String failure, Throwable cause) {
        if (!failure.equals(lastFailure)) {
            lastFailure = failure;
            LOG.error("{}; it is tried again every {} ms", failure, PAUSE_MILLIS, cause);
        }
    }

    /// The world goes on.
    void done() {
        lastFailure = "";
        trouble = "";
    }
}
