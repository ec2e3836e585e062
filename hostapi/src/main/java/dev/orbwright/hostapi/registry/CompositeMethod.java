package dev.orbwright.hostapi.registry;

import dev.orbwright.hostapi.HostFunctionSpec;
import dev.orbwright.hostapi.HostTask;
import dev.orbwright.world.json.Json;
import java.util.List;

/// A host function that runs functions of the world. It is itself no recorded step: it is made of
/// them, see [Composition].
record CompositeMethod(HostFunctionSpec spec, ArgumentReader reader, Target target)
        implements HostMethod {

    @Override
    public Json perform(HostTask task, List<Object> arguments) throws RefusedException {
        return target.invoke(new Composition(spec.nativeName(), task), arguments);
    }
}
