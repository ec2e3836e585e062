package dev.orbwright.world.task;

/// A change of the world that is quick and runs on the sequencer itself.
public interface Task<R> {
    /// Reads and changes the transaction. What is thrown is a bug: nothing stands.
    Decision<R> run(Transaction transaction);
}
