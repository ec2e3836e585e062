package dev.orbwright.world.task;

/// A change of the world that may take a while: it runs beside the sequencer, on a snapshot, and
/// again from the start where what it saw has changed.
public interface RecordedTask<R> {
    /// Reads and changes the world through the recording. May be run up to [World#MAX_ATTEMPTS]
    /// times; only the last one counts. What is thrown is a bug.
    Decision<R> run(Recording recording);
}
