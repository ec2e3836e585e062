package dev.orbwright.sandbox;

import java.io.Serial;

/// A [HostCalls] threw: a bug on the host's side, never a guest's doing. The guest saw a neutral
/// `INTERNAL` error, could make no further calls, and the run's outcome was dropped.
public final class HostCallException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Usage usage;

    /// What a function of the host threw in a run.
    public HostCallException(String hostFunction, Throwable cause, Usage usage) {
        super("Host function " + hostFunction + " threw " + cause, cause);
        this.usage = usage;
    }

    /// What the run used until it was over.
    public Usage usage() {
        return usage;
    }
}
