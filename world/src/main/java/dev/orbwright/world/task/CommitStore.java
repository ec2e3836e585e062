package dev.orbwright.world.task;

import dev.orbwright.world.state.WorldState;
import java.util.List;
import java.util.Optional;

/// Where a world is kept. Called by one thread at a time.
public interface CommitStore {

    /// Makes the commits durable, all of them or none.
    ///
    /// @throws StorageException where that failed, or where it is not known whether it did
    void append(List<Commit> commits) throws StorageException;

    /// The world as of its last durable commit.
    ///
    /// @throws StorageException where it cannot be read
    Saved load() throws StorageException;

    /// The source text of a hash.
    ///
    /// @throws StorageException where it cannot be read
    Optional<String> source(String hash) throws StorageException;

    /// A world as it was saved.
    ///
    /// @param sequence of the last commit, 0 where there is none
    /// @param worldTime milliseconds, of the last commit
    /// @param log the latest lines of the world log, oldest first, at most [World#LOG_LINES]
    record Saved(WorldState state, long sequence, long worldTime, List<LogLine> log) {
        /// Copies the log.
        public Saved {
            log = List.copyOf(log);
        }
    }

    /// A line of the world log.
    ///
    /// @param worldTime milliseconds
    record LogLine(long worldTime, String text) {}

    /// Storage did not do what it was asked; the message says what, and what to do.
    final class StorageException extends Exception {
        /// Says what failed.
        public StorageException(String message) {
            super(message);
        }

        /// Says what failed, and why.
        public StorageException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
