package dev.orbwright.forge;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.json.JsonObject;
import java.util.List;

/// What a [FunctionWriter] came up with.
public sealed interface Draft {

    /// A function.
    ///
    /// @param source its text
    /// @param language what it is written in; need not be what was ordered
    /// @param provenance how it was made: model or recipe, tokens
    record Written(String source, Language language, JsonObject provenance) implements Draft {}

    /// A reply with no function in it; writing again may help.
    record Unusable(String reply, String problem) implements Draft {}

    /// No function; writing again would not help.
    ///
    /// @param code a word for programs
    /// @param message what went wrong and what to do, for the player
    /// @param suggestions wishes that can be granted at this place instead, in a player's words
    record Declined(String code, String message, List<String> suggestions) implements Draft {

        /// Copies the suggestions.
        public Declined {
            suggestions = List.copyOf(suggestions);
        }

        /// Without suggestions.
        public Declined(String code, String message) {
            this(code, message, List.of());
        }
    }
}
