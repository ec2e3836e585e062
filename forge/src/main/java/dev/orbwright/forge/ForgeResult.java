package dev.orbwright.forge;

import dev.orbwright.runtime.Trial;
import dev.orbwright.sandbox.Language;
import dev.orbwright.world.json.JsonObject;
import java.util.List;

/// What came of a wish.
public sealed interface ForgeResult {

    /// A tool is made, kept and in the player's hands.
    ///
    /// @param artifactId empty where a function was changed that its player has no tool for
    /// @param message a sentence for the player
    /// @param attempts how often the function was written; 0 where it was there already
    /// @param revised whether it is a tool that was there, and works otherwise now
    record Created(
            String functionName,
            String artifactId,
            String artifactName,
            String message,
            int attempts,
            boolean revised)
            implements ForgeResult {}

    /// There is no tool; the world is as it was.
    ///
    /// @param code a word for programs
    /// @param message what went wrong and what to do, for the player
    /// @param attempts how often a function was written
    /// @param suggestions wishes that can be granted at this place instead, in a player's words
    record Declined(String code, String message, int attempts, List<String> suggestions)
            implements ForgeResult {

        /// The code where the server stops before the wish could be granted.
        public static final String SHUTDOWN = "SHUTDOWN";

        /// Copies the suggestions.
        public Declined {
            suggestions = List.copyOf(suggestions);
        }

        /// Without suggestions.
        public Declined(String code, String message, int attempts) {
            this(code, message, attempts, List.of());
        }
    }

    /// Functions that do it already; nothing is made yet.
    ///
    /// @param offers best first, at least one
    record Offered(String message, List<Offer> offers) implements ForgeResult {

        /// Copies the offers.
        public Offered {
            offers = List.copyOf(offers);
        }
    }

    /// A tool passed all checks and is not kept yet.
    ///
    /// @param draftId what [Forge#keep], [Forge#refine] and [Forge#discard] take
    /// @param would what it would do, a sentence each
    /// @param changed what it would change, `{id, name, kind, before, after}` each
    /// @param trial what it did when it was tried
    /// @param conditions `{requires, ensures}`, or the empty object
    /// @param attempts how often a function was written for it
    record Previewed(
            String draftId,
            String functionName,
            String artifactName,
            String message,
            List<String> would,
            List<JsonObject> changed,
            Trial trial,
            JsonObject conditions,
            String source,
            Language language,
            int attempts)
            implements ForgeResult {

        /// Copies the lists.
        public Previewed {
            would = List.copyOf(would);
            changed = List.copyOf(changed);
        }
    }
}
