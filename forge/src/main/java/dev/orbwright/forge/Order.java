package dev.orbwright.forge;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a [FunctionWriter] is to write.
///
/// @param functionName the name that the function must have
/// @param language what it is to be written in, where the writer can
/// @param description what it should do, in the words of whoever wants it
/// @param parametersSchema JSON Schema of the arguments that callers may give
/// @param place where it is meant to work; empty for a function of the world itself
/// @param similar functions that do something like it
/// @param failed what was written before and what was wrong with it, oldest first
public record Order(
        String functionName,
        Language language,
        String description,
        JsonObject parametersSchema,
        Optional<Place> place,
        List<Similar> similar,
        List<Failed> failed) {

    /// Copies the lists.
    public Order {
        similar = List.copyOf(similar);
        failed = List.copyOf(failed);
    }

    /// A function that exists already.
    ///
    /// @param similarity cosine of the descriptions' embeddings, -1 to 1
    public record Similar(String name, String description, String source, double similarity) {}

    /// A draft that was not good enough.
    public record Failed(String source, String problem) {}

    /// This order, after one more draft that was not good enough.
    public Order after(Failed failure) {
        List<Failed> more = new ArrayList<>(failed);
        more.add(failure);
        return new Order(
                functionName, language, description, parametersSchema, place, similar, more);
    }
}
