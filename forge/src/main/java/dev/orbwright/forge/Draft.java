package dev.orbwright.forge;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.condition.Conditions;
import dev.orbwright.world.json.JsonObject;
import java.util.List;

/// What a [FunctionWriter] came up with.
public sealed interface Draft {

    /// A function.
    ///
    /// @param source its text
    /// @param language what it is written in; need not be what was ordered
    /// @param conditions what it needs and what it brings about, as far as its writer says
    /// @param helpers functions that it calls and that are kept with it
    /// @param provenance how it was made: model or recipe, tokens
    record Written(
            String source,
            Language language,
            Conditions conditions,
            List<Helper> helpers,
            JsonObject provenance)
            implements Draft {

        /// Copies the helpers.
        public Written {
            helpers = List.copyOf(helpers);
        }

        /// A function without helpers.
        public Written(
                String source, Language language, Conditions conditions, JsonObject provenance) {
            this(source, language, conditions, List.of(), provenance);
        }

        /// The same function, of which something else is known.
        Written with(JsonObject other) {
            return new Written(source, language, conditions, helpers, other);
        }

        /// A function of which its writer says nothing.
        public Written(String source, Language language, JsonObject provenance) {
            this(source, language, Conditions.NONE, provenance);
        }
    }

    /// A reply with no function in it; writing again may help.
    ///
    /// @param provenance as of a function: what was asked, tokens
    record Unusable(String reply, String problem, JsonObject provenance) implements Draft {

        /// A reply of which nothing more is known.
        public Unusable(String reply, String problem) {
            this(reply, problem, JsonObject.EMPTY);
        }
    }

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
