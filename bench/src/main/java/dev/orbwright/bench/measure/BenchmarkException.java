package dev.orbwright.bench.measure;

/// A benchmark cannot go on; the message is for the person who started it.
public final class BenchmarkException extends RuntimeException {
    /// With what happened and what to do.
    public BenchmarkException(String message) {
        super(message);
    }

    /// With what happened and what to do, and why.
    public BenchmarkException(String message, Throwable cause) {
        super(message, cause);
    }
}
