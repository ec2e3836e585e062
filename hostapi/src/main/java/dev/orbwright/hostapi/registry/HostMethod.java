package dev.orbwright.hostapi.registry;

import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.HostFunctionSpec;
import dev.orbwright.hostapi.HostReply;
import dev.orbwright.hostapi.HostTask;
import dev.orbwright.world.json.Json;
import java.util.List;

/// A host function that can be called.
public sealed interface HostMethod permits PlainMethod, CompositeMethod, QuestionMethod {

    /// What is known about it.
    HostFunctionSpec spec();

    /// How its arguments are read.
    ArgumentReader reader();

    /// Does it.
    Json perform(HostTask task, List<Object> arguments) throws RefusedException;

    /// Calls it with a JSON array of arguments. Where the reply is a refusal nothing has changed.
    default HostReply call(HostTask task, String argumentsJson, Dialect dialect) {
        try {
            for (Capability needed : spec().capabilities()) {
                if (!task.caller().may(needed)) {
                    throw RefusedException.forbidden(
                            "%s needs the capability %s, which the owner of function %s does not have"
                                    .formatted(
                                            spec().nativeName(),
                                            needed,
                                            task.caller().functionName()));
                }
            }
            return new HostReply.Value(perform(task, reader().read(argumentsJson, dialect)));
        } catch (RefusedException refusal) {
            return refusal.reply();
        }
    }
}
