package dev.orbwright.functionstore;

import java.util.Optional;

/// What an embedder makes of a text.
sealed interface Meaning {
    /// The embedder was asked.
    ///
    /// @param vector of length one; empty where the text means nothing
    record Known(Optional<float[]> vector) implements Meaning {}

    /// The embedder could not be asked.
    record Unknown() implements Meaning {}

    default Optional<float[]> vectorIfKnown() {
        return switch (this) {
            case Known(Optional<float[]> vector) -> vector;
            case Unknown() -> Optional.empty();
        };
    }

    default boolean isKnown() {
        return this instanceof Known;
    }
}
