package dev.orbwright.forge;

import java.util.List;

/// What came of a wish.
public sealed interface ForgeResult {

    /// A tool is made, kept and in the player's hands.
    ///
    /// @param message a sentence for the player
    /// @param attempts how often the function was written
    record Created(
            String functionName,
            String artifactId,
            String artifactName,
            String message,
            int attempts)
            implements ForgeResult {}

    /// There is no tool; the world is as it was.
    ///
    /// @param code a word for programs
    /// @param message what went wrong and what to do, for the player
    /// @param attempts how often a function was written
    /// @param suggestions wishes that can be granted at this place instead, in a player's words
    record Declined(String code, String message, int attempts, List<String> suggestions)
            implements ForgeResult {

        /// Copies the suggestions.
        public Declined {
            suggestions = List.copyOf(suggestions);
        }

        /// Without suggestions.
        public Declined(String code, String message, int attempts) {
            this(code, message, attempts, List.of());
        }
    }
}
