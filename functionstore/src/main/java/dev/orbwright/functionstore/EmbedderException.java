package dev.orbwright.functionstore;

/// An embedder gave no vector that can be used. It stays in this package: whoever uses the index
/// gets by without the vector.
final class EmbedderException extends RuntimeException {
    EmbedderException(String message) {
        super(message);
    }

    EmbedderException(String message, RuntimeException cause) {
        super(message, cause);
    }
}
