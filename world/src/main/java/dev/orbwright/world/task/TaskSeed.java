package dev.orbwright.world.task;

/// Where a task's ids, time and randomness come from: the same seed gives the same ones, so that a
/// call log can be executed again.
///
/// @param worldTime milliseconds of world time at which the task takes place
public record TaskSeed(long randomness, long worldTime) {}
