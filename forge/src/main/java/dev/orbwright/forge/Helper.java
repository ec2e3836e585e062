package dev.orbwright.forge;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.json.JsonObject;

/// A function that a tool needs and that a model asked for: kept with the tool, in the same commit.
///
/// @param name as the world knows it; `host.call` takes it
/// @param description what it does, in the words of whoever asked for it
/// @param parametersSchema JSON Schema of its arguments
public record Helper(
        String name,
        String description,
        JsonObject parametersSchema,
        Language language,
        String source,
        JsonObject provenance) {}
