package dev.orbwright.world.state;

import dev.orbwright.world.json.JsonObject;

/// One version of a function.
///
/// @param description what it does, in words; what is searched for
/// @param parametersSchema JSON Schema of its arguments, `{type: object, properties, required}`
/// @param language `javascript` or `python`
/// @param sourceHash names the source text, see [dev.orbwright.world.state.SourceText]
/// @param provenance where it came from: author, prompt, model, tokens, time
public record FunctionRevision(
        String description,
        JsonObject parametersSchema,
        String language,
        String sourceHash,
        JsonObject provenance) {}
