package dev.orbwright.world.task;

import java.util.Optional;

/// Something that is told when a task commits, and that is not state: so it never conflicts.
public sealed interface WorldEvent {

    /// A line in the world log, for everybody.
    record Logged(String text) implements WorldEvent {}

    /// A message for one soul.
    record Told(String soulId, String text) implements WorldEvent {}

    /// A soul is asked for words.
    ///
    /// @param artifactId the artifact that wants them
    /// @param message the question
    /// @param functionName the function that is run with the answer as `input`; empty where the
    ///   answer is a wish for a tool
    record Prompted(String soulId, String artifactId, String message, Optional<String> functionName)
            implements WorldEvent {}
}
