package dev.orbwright.hostapi;

/// What a host function does to the world.
public enum Effect {
    /// Looks at it.
    READS,
    /// Takes the next one of the task's random numbers.
    DRAWS,
    /// Changes it.
    WRITES,
    /// Tells something when the task commits.
    EMITS,
    /// Runs functions of the world.
    RUNS_FUNCTIONS
}
