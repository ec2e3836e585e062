package dev.orbwright.hostapi;

import dev.orbwright.world.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All that is known about a host function without calling it.
///
/// @param nativeName `camelCase`, a method of `host`
/// @param seedName its key in `external_apis`; empty where the seed has no such function
/// @param seedReply how it answers under the seed name
/// @param doc what it does, for those who write functions
/// @param parameters in positional order, the required ones first
/// @param resultSchema JSON Schema of what it answers
/// @param capabilities what the owner of the calling function must have, all of them
/// @param isVolatile true where another answer, when a task is executed again, is no conflict
public record HostFunctionSpec(
        String nativeName,
        Optional<String> seedName,
        SeedReply seedReply,
        String doc,
        List<ParameterSpec> parameters,
        JsonObject resultSchema,
        Set<Effect> effects,
        Risk risk,
        Set<Capability> capabilities,
        boolean isVolatile) {

    /// Copies the collections.
    public HostFunctionSpec {
        parameters = List.copyOf(parameters);
        effects = Set.copyOf(effects);
        capabilities = Set.copyOf(capabilities);
    }

    /// True where functions of players may never call it.
    public boolean isWorldOnly() {
        return capabilities.stream().anyMatch(Capability::isWorldOnly);
    }
}
