package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.Limit;
import java.io.Serial;

/// The worker of a run is gone or was ended, and with it all runs that it was in.
final class WorkerLost extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final Limit limit;

    /// @param limit the one that the run has broken, or [Limit#ENGINE] where it broke none
    WorkerLost(Limit limit, String why) {
        super(why);
        this.limit = limit;
    }

    Limit limit() {
        return limit;
    }
}
