package dev.orbwright.sandbox.wire;

import java.io.IOException;
import java.io.Serial;

/// The other side sent what no honest one sends; the connection is of no more use.
public final class ProtocolViolation extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    /// @param message what came, and what was to come instead; no content of it
    public ProtocolViolation(String message) {
        super(message);
    }
}
