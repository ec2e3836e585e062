package dev.orbwright.world.state;

import dev.orbwright.world.json.JsonObject;

/// One version of a function.
///
/// @param description what it does, in words; what is searched for
/// @param parametersSchema JSON Schema of its arguments, `{type: object, properties, required}`
/// @param language `javascript` or `python`
/// @param sourceHash names the source text, see [dev.orbwright.world.state.SourceText]
/// @param parent the number of the revision that it was made from; 0 where it was made from none
/// @param conditions what must hold before a run and what holds after it, as far as its writer
///   said: `{requires: [...], ensures: [...]}`; empty where nothing was said
/// @param provenance where it came from: author, prompt, model, tokens, time
public record FunctionRevision(
        String description,
        JsonObject parametersSchema,
        String language,
        String sourceHash,
        int parent,
        JsonObject conditions,
        JsonObject provenance) {

    /// Checks the parent.
    public FunctionRevision {
        if (parent < 0) {
            throw new IllegalArgumentException("a revision cannot be made from revision " + parent);
        }
    }

    /// A revision that was made from none, and of which nothing is known in advance.
    public FunctionRevision(
            String description,
            JsonObject parametersSchema,
            String language,
            String sourceHash,
            JsonObject provenance) {
        this(description, parametersSchema, language, sourceHash, 0, JsonObject.EMPTY, provenance);
    }
}
