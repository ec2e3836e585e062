package dev.orbwright.world.task;

import dev.orbwright.world.state.WorldState;
import java.util.Optional;

/// What came of a task. All that it saw is durable by now.
///
/// @param commit the task's commit, or empty where it discarded or changed and told nothing
/// @param state the world after it
/// @param attempts how often the task was run, from 1 to [World#MAX_ATTEMPTS]
public record Outcome<R>(R result, Optional<Commit> commit, WorldState state, int attempts) {}
