package dev.orbwright.hostapi;

import dev.orbwright.world.json.JsonObject;

/// Runs functions of the world for a host function, each nested in the same task, under a
/// savepoint; host calls of the run are recorded like any other. A run that fails is rolled back to
/// the savepoint. The runtime implements it.
public interface FunctionCaller {

    /// Runs a function that was registered to check a puzzle, with the capabilities of its own
    /// owner. It only looks: what it changes is taken back.
    Called check(String functionName, JsonObject params);

    /// Runs a function that was registered to handle an event, with the capabilities of its own
    /// owner.
    Called handle(String functionName, JsonObject params);

    /// Runs a function in the name of the one that calls it: what it does is the caller's doing,
    /// and it may do no more than both of them.
    Called call(String functionName, JsonObject params);
}
