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
                .call(
                        new RecordedStep<>(
                                name + " (" + part + ")",
                                caller(),
                                task.mostCreated(),
                                false,
                                body))
                .orThrow();
    }

    /// Runs a puzzle's checker, see [dev.orbwright.hostapi.FunctionCaller#check].
    public Called check(String functionName, JsonObject params) {
        return task.functions().check(functionName, params);
    }

    /// Runs an event's handler, see [dev.orbwright.hostapi.FunctionCaller#handle].
    public Called handle(String functionName, JsonObject params) {
        return task.functions().handle(functionName, params);
    }

    /// Runs a function in the caller's name, see [dev.orbwright.hostapi.FunctionCaller#call].
    public Called call(String functionName, JsonObject params) {
        return task.functions().call(functionName, params);
    }
}
