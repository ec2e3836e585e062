package dev.orbwright.hostapi;

import dev.orbwright.world.json.JsonObject;

/// Runs functions of the world for a host function. The runtime implements it.
public interface FunctionCaller {

    /// Runs a stored function nested in the same task, under a savepoint, with the capabilities of
    /// its own owner; its host calls are recorded like any other. A run that fails is rolled back
    /// to the savepoint, and so is one that is read-only.
    Called call(String functionName, JsonObject params, boolean readOnly);
}
