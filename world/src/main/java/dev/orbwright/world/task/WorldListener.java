package dev.orbwright.world.task;

import dev.orbwright.world.state.WorldState;

/// Is told what happens to a world. Called on the world's own threads, in order: hand over at once.
public interface WorldListener {
    /// A commit is durable.
    void committed(Committed committed);

    /// The world went back to its last durable state after trouble with its storage; what was not
    /// durable is gone, and its tasks are told so.
    default void reloaded(WorldState state) {}
}
