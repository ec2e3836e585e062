package dev.orbwright.hostapi.registry;

import dev.orbwright.hostapi.Allowance;
import dev.orbwright.hostapi.HostFunctionSpec;
import dev.orbwright.hostapi.HostTask;
import dev.orbwright.world.json.Json;
import java.util.List;

/// A host function about the run itself. It sees nothing of the world, and its answer is another
/// one each time: so it is no step of the task.
record QuestionMethod(HostFunctionSpec spec, ArgumentReader reader, Target target)
        implements HostMethod {

    @Override
    public Json perform(HostTask task, List<Object> arguments) throws RefusedException {
        Allowance left = task.allowance().get();
        return target.invoke(left, arguments);
    }
}
