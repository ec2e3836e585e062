package dev.orbwright.world.task;

import java.util.Optional;

/// Lets tests execute a log again, as the sequencer does, and look into a transaction.
public final class Replays {

    private Replays() {}

    /// What differed, or empty where every answer was the same.
    public static Optional<String> replay(Recording recording, Transaction other) {
        return recording.replayOn(other);
    }

    /// How many savepoints, and with each a whole state of the world, the transaction keeps.
    public static int savepoints(Transaction transaction) {
        return transaction.savepoints();
    }
}
