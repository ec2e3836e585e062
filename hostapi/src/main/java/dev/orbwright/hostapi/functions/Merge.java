package dev.orbwright.hostapi.functions;

import dev.orbwright.hostapi.registry.JsonLimits;
import dev.orbwright.hostapi.registry.RefusedException;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.Map;

/// Lays properties over others.
final class Merge {

    private Merge() {}

    /// The properties with the changes laid over them, one level deep; `null` removes.
    ///
    /// @param what whose properties these are, for the refusal where they would grow too large
    static JsonObject of(JsonObject properties, JsonObject changes, String what)
            throws RefusedException {
        JsonObject merged = properties;
        for (Map.Entry<String, Json> change : changes.members().entrySet()) {
            merged =
                    change.getValue() == Json.Null.NULL
                            ? merged.without(change.getKey())
                            : merged.with(change.getKey(), change.getValue());
        }
        if (!JsonLimits.allows(merged)) {
            throw RefusedException.limit(
                    "%s would grow beyond %d KB; remove members by setting them to null"
                            .formatted(what, JsonLimits.MAX_BYTES / 1024));
        }
        return merged;
    }
}
