package dev.orbwright.llm;

import java.math.BigDecimal;

/// What a request to a model was charged.
///
/// @param usd US dollars, at least 0
/// @param guessed true where the model's price is not known, or its provider has not counted the
///   tokens
public record Bill(BigDecimal usd, boolean guessed) {

    public Bill {
        if (usd.signum() < 0) {
            throw new IllegalArgumentException("A bill cannot be negative.");
        }
    }

    /// The sum; a guess where either is one.
    public Bill plus(Bill other) {
        return new Bill(usd.add(other.usd), guessed || other.guessed);
    }
}
