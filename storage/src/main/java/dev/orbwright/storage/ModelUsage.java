package dev.orbwright.storage;

import java.time.Instant;

/// One answer of a model, and what it took.
///
/// @param time when the request began
/// @param purpose what it was asked for, such as `forge.write`
/// @param model its name, as its provider says it
/// @param payer on whose budget it was
/// @param promptTokens at least 0
/// @param completionTokens at least 0
/// @param chargedNanos billionths of a US dollar that were charged, at least 0
/// @param priced false where nobody knows the model's price, and what was charged is a guess
public record ModelUsage(
        Instant time,
        String purpose,
        String model,
        Payer payer,
        long promptTokens,
        long completionTokens,
        long chargedNanos,
        boolean priced) {

    /// Refuses negative counts.
    public ModelUsage {
        if (promptTokens < 0 || completionTokens < 0) {
            throw new IllegalArgumentException("tokens are counted from 0");
        }
        if (chargedNanos < 0) {
            throw new IllegalArgumentException("nobody is paid for using a model");
        }
    }

    /// Whose budget something is on.
    ///
    /// @param kind such as `player`
    /// @param id which one of its kind; empty where the world itself pays
    public record Payer(String kind, String id) {

        /// The world itself.
        public static final Payer WORLD = new Payer("world", "");
    }

    /// All use of a model for a purpose.
    ///
    /// @param calls how many answers there were
    /// @param chargedNanos billionths of a US dollar
    /// @param unpriced how many of the calls had no known price
    public record Total(
            String purpose,
            String model,
            long calls,
            long promptTokens,
            long completionTokens,
            long chargedNanos,
            long unpriced) {}
}
