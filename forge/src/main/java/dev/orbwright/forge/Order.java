package dev.orbwright.forge;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a [FunctionWriter] is to write.
///
/// @param functionName the name that the function must have
/// @param language what it is to be written in, where the writer can
/// @param description what it should do, in the words of whoever wants it
/// @param parametersSchema JSON Schema of the arguments that callers may give
/// @param place where it is meant to work; empty for a function of the world itself
/// @param similar functions that do something like it
/// @param base the revision that it is to be made from; empty where it is made anew
/// @param failed what was written before and what was wrong with it, oldest first
public record Order(
        String functionName,
        Language language,
        String description,
        JsonObject parametersSchema,
        Optional<Place> place,
        List<Similar> similar,
        Optional<Base> base,
        List<Failed> failed) {

    /// Copies the lists.
    public Order {
        similar = List.copyOf(similar);
        failed = List.copyOf(failed);
    }

    /// An order of a function that is made anew.
    public Order(
            String functionName,
            Language language,
            String description,
            JsonObject parametersSchema,
            Optional<Place> place,
            List<Similar> similar,
            List<Failed> failed) {
        this(
                functionName,
                language,
                description,
                parametersSchema,
                place,
                similar,
                Optional.empty(),
                failed);
    }

    /// A function that exists already.
    ///
    /// @param similarity cosine of the descriptions' embeddings, -1 to 1
    public record Similar(String name, String description, String source, double similarity) {}

    /// A revision that another is made from.
    ///
    /// @param source its text
    /// @param conditions as it is stored
    /// @param provenance how it was made; a recipe finds its slots here
    /// @param words what is to be otherwise, in the player's words; empty where it is to be
    ///   repaired only
    /// @param failure how it failed when it was used; empty where it did not
    /// @param helpers what was made for it, and may still be called
    public record Base(
            String source,
            Language language,
            JsonObject conditions,
            JsonObject provenance,
            String words,
            Optional<String> failure,
            List<Helper> helpers) {

        /// Copies the helpers.
        public Base {
            helpers = List.copyOf(helpers);
        }

        /// A revision without helpers.
        public Base(
                String source,
                Language language,
                JsonObject conditions,
                JsonObject provenance,
                String words,
                Optional<String> failure) {
            this(source, language, conditions, provenance, words, failure, List.of());
        }
    }

    /// A draft that was not good enough.
    ///
    /// @param helpers what was made for it, and may still be called
    public record Failed(String source, String problem, List<Helper> helpers) {

        /// Copies the helpers.
        public Failed {
            helpers = List.copyOf(helpers);
        }

        /// A draft without helpers.
        public Failed(String source, String problem) {
            this(source, problem, List.of());
        }
    }

    /// What was made for earlier drafts, or for the revision that it is made from, and may still be
    /// called.
    List<Helper> helpers() {
        Map<String, Helper> newest = new LinkedHashMap<>();
        Stream.concat(
                        base.stream().flatMap(from -> from.helpers().stream()),
                        failed.stream().flatMap(draft -> draft.helpers().stream()))
                .forEach(helper -> newest.put(helper.name(), helper));
        return List.copyOf(newest.values());
    }

    /// This order, after one more draft that was not good enough.
    public Order after(Failed failure) {
        List<Failed> more = new ArrayList<>(failed);
        more.add(failure);
        return new Order(
                functionName, language, description, parametersSchema, place, similar, base, more);
    }
}
