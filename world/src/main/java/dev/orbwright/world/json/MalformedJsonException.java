package dev.orbwright.world.json;

/// Text that is not the JSON that was expected; the message says why, for whoever sent it.
public final class MalformedJsonException extends Exception {
    /// Says what is wrong.
    public MalformedJsonException(String message) {
        super(message);
    }
}
