package dev.orbwright.forge;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A function that a tool needs and that a model asked for: kept with the tool, in the same commit,
/// under a name that begins with the tool's function's.
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
        JsonObject provenance) {

    /// The member of a helper's provenance that names the function which it was made for.
    public static final String HELPER_OF = StoredFunction.HELPER_OF;

    /// The member of a tool's provenance with the revisions of its helpers, by their names: going
    /// back to it takes them along.
    public static final String HELPERS = "helpers";

    /// The name of the function that this one was made for; empty where it stands by itself.
    public static Optional<String> toolOf(StoredFunction function) {
        return function.helperOf();
    }

    /// The same of what is not kept yet.
    ///
    /// @param provenance of the revision that runs
    public static Optional<String> toolOf(String name, JsonObject provenance) {
        return StoredFunction.helperOf(name, provenance);
    }

    /// Those of the helpers that a source calls, or that one which it calls does.
    static List<Helper> called(List<Helper> helpers, String source) {
        Set<Helper> called = new LinkedHashSet<>();
        Deque<String> texts = new ArrayDeque<>(List.of(source));
        while (!texts.isEmpty()) {
            String text = texts.remove();
            for (Helper helper : helpers) {
                if (text.contains(helper.name()) && called.add(helper)) {
                    texts.add(helper.source());
                }
            }
        }
        return List.copyOf(called);
    }

    /// The functions that were made for this one and are its owner's, too.
    public static List<StoredFunction> of(WorldState state, StoredFunction tool) {
        return state.helpersOf(tool.name()).stream()
                .filter(function -> function.ownerId().equals(tool.ownerId()))
                .toList();
    }
}
