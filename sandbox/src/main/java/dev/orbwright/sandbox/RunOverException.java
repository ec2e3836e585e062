package dev.orbwright.sandbox;

import java.io.Serial;

/// Thrown by a [HostCalls] of a worker in place of an answer: the server wants the run to end.
public final class RunOverException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    /// Costs no stack trace: it is not an error.
    public RunOverException() {
        super("The run is over", null, false, false);
    }
}
