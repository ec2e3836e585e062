package dev.orbwright.sandbox;

import java.util.Objects;

/// How a run ended.
public sealed interface RunResult {

    /// What the run used, whichever way it ended.
    Usage usage();

    /// The entry point returned.
    ///
    /// @param valueJson what it returned, as JSON text; `null` for `undefined`
    record Completed(String valueJson, Usage usage) implements RunResult {
        public Completed {
            Objects.requireNonNull(valueJson);
            Objects.requireNonNull(usage);
        }
    }

    /// The guest's code is wrong or threw.
    record Failed(GuestError error, Usage usage) implements RunResult {
        public Failed {
            Objects.requireNonNull(error);
            Objects.requireNonNull(usage);
        }
    }

    /// A limit ended the run, or kept it from starting.
    ///
    /// @param message which limit, its size, and what to do; fit for the function's author
    record Exhausted(Limit limit, String message, Usage usage) implements RunResult {
        public Exhausted {
            Objects.requireNonNull(limit);
            Objects.requireNonNull(message);
            Objects.requireNonNull(usage);
        }
    }
}
