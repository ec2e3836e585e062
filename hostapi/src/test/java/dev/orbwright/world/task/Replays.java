package dev.orbwright.world.task;

import java.util.Optional;

/// Lets tests execute a log again, as the sequencer does.
public final class Replays {

    private Replays() {}

    /// What differed, or empty where every answer was the same.
    public static Optional<String> replay(Recording recording, Transaction other) {
        return recording.replayOn(other);
    }
}
