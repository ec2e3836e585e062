package dev.orbwright.world.task;

import dev.orbwright.world.state.WorldState;

/// The newest state of a world, which may not be durable yet.
///
/// @param sequence of the commit that made it
/// @param epoch grows each time that the world is loaded again after trouble with its storage; what
///   belongs to an older epoch is lost
record Head(WorldState state, long sequence, int epoch) {

    /// True where nothing was committed between the two.
    boolean isSameAs(Head other) {
        return sequence == other.sequence && epoch == other.epoch;
    }
}
