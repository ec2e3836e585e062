package dev.orbwright.storage;

import java.time.Instant;

/// One answer of a model, and what it took.
///
/// @param purpose what it was asked for, such as `forge.write`
/// @param model its name, as its provider says it
/// @param promptTokens at least 0
/// @param completionTokens at least 0
public record ModelUsage(
        Instant time, String purpose, String model, long promptTokens, long completionTokens) {

    /// Refuses negative counts.
    public ModelUsage {
        if (promptTokens < 0 || completionTokens < 0) {
            throw new IllegalArgumentException("tokens are counted from 0");
        }
    }

    /// All use of a model for a purpose.
    ///
    /// @param calls how many answers there were
    public record Total(
            String purpose, String model, long calls, long promptTokens, long completionTokens) {}
}
