package dev.orbwright.hostapi.registry;

import dev.orbwright.hostapi.Called;
import dev.orbwright.hostapi.Caller;
import dev.orbwright.hostapi.HostTask;
import dev.orbwright.world.json.JsonObject;

/// What a composite host function is made of: recorded steps, and runs of functions that record
/// their own calls. It never sees the transaction outside a step.
public final class Composition {

    private final String name;
    private final HostTask task;

    Composition(String name, HostTask task) {
        this.name = name;
        this.task = task;
    }

    /// Who calls.
    public Caller caller() {
        return task.caller();
    }

    /// Takes one recorded step.
    ///
    /// @param part what is done, for conflict reports
    /// @param body may depend on nothing but the step and on values; it may be executed again
    public <R> R step(String part, StepBody<R> body) throws RefusedException {
        return task.recording()
                .call(new RecordedStep<>(name + " (" + part + ")", caller(), false, body))
                .orThrow();
    }

    /// Runs a function of the world.
    ///
    /// @param readOnly takes back what it changes
    public Called run(String functionName, JsonObject params, boolean readOnly) {
        return task.functions().call(functionName, params, readOnly);
    }
}
