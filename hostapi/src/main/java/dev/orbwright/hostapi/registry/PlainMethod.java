package dev.orbwright.hostapi.registry;

import dev.orbwright.hostapi.HostFunctionSpec;
import dev.orbwright.hostapi.HostTask;
import dev.orbwright.world.json.Json;
import java.util.List;

/// A host function that is one recorded step: it may be executed again on another state, with no
/// guest there.
record PlainMethod(HostFunctionSpec spec, ArgumentReader reader, Target target)
        implements HostMethod {

    @Override
    public Json perform(HostTask task, List<Object> arguments) throws RefusedException {
        return task.recording()
                .call(
                        new RecordedStep<>(
                                spec.nativeName(),
                                task.caller(),
                                task.mostCreated(),
                                spec.isVolatile(),
                                step -> target.invoke(step, arguments)))
                .orThrow();
    }
}
