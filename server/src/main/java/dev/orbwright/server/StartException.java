package dev.orbwright.server;

/// The server could not start; the message says why and what to do.
public final class StartException extends Exception {
    /// Says why.
    public StartException(String message) {
        super(message);
    }

    /// Says why.
    public StartException(String message, Throwable cause) {
        super(message, cause);
    }

    /// For the reason that the cause says.
    static StartException of(Exception cause) {
        return new StartException(String.valueOf(cause.getMessage()), cause);
    }
}
