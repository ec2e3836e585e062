package dev.orbwright.runtime;

import dev.orbwright.sandbox.GuestError;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.Usage;
import dev.orbwright.world.json.Json;

/// How a run ended. Only an answered run changes the world.
public sealed interface Run {

    /// What was used.
    Usage usage();

    /// The function answered.
    record Answered(String functionName, Json value, Usage usage) implements Run {}

    /// The function was not run: there is none, or it is not for whoever asked.
    record Refused(String code, String message) implements Run {
        @Override
        public Usage usage() {
            return Usage.NONE;
        }
    }

    /// The function's code failed.
    record Broke(String functionName, GuestError error, Usage usage) implements Run {}

    /// A limit ended the run.
    record Exceeded(String functionName, Limit limit, String message, Usage usage) implements Run {}
}
