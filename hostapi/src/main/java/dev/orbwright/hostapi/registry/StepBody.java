package dev.orbwright.hostapi.registry;

/// What a recorded step does.
public interface StepBody<R> {
    /// Reads and changes the world; the answer is a value with `equals`.
    R take(Step step) throws RefusedException;
}
