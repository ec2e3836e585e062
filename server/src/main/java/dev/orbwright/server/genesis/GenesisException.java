package dev.orbwright.server.genesis;

/// The world could not be made; the message says what failed and what to do.
public final class GenesisException extends Exception {
    /// Says what failed.
    public GenesisException(String message) {
        super(message);
    }
}
