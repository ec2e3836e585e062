package dev.orbwright.hostapi;

import dev.orbwright.world.json.Json;

/// What came of running a function of the world for a host function.
public sealed interface Called {

    /// It ended well and answered this.
    record Returned(Json value) implements Called {}

    /// It failed, and what it did was taken back.
    ///
    /// @param code which kind of failure
    /// @param message what went wrong, for whoever wrote the function
    record Failed(String code, String message) implements Called {}
}
