package dev.orbwright.world.task;

import dev.orbwright.world.state.WorldState;

/// A durable commit and the world right after it.
public record Committed(Commit commit, WorldState state) {}
