package dev.orbwright.forge.recipe;

import dev.orbwright.world.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A gap in a recipe.
///
/// @param fallback what stands there where the wish does not say; empty where the wish must say it
/// @param prefer which landmark or object is meant
/// @param units of a count: words that follow its number; empty for any
/// @param words that have a value of their own here, such as `coin` for a die of 2 sides
/// @param doc what the value is for, a sentence; asked of the player where the value is missing
record Slot(
        String name,
        Kind kind,
        Optional<Json> fallback,
        Preference prefer,
        List<String> units,
        Map<String, Json> words,
        String doc) {

    Slot {
        units = List.copyOf(units);
        words = Map.copyOf(words);
    }

    /// What a value is and how it is read from a wish.
    enum Kind {
        /// The key of a landmark at the place.
        LANDMARK,
        /// The id of an environment object at the place.
        OBJECT,
        /// The id of an artifact that the player carries.
        ARTIFACT,
        /// A colour, `#rrggbb`.
        COLOR,
        /// What a thing is made of, one or two words.
        MATERIAL,
        /// Whole seconds, 1 to 600.
        DURATION,
        /// How many, 1 to 1000.
        COUNT,
        /// What is to be said or written.
        TEXT,
        /// What a tool asks its player, a sentence.
        QUESTION,
        /// What kind of thing, without an article: `stone lion`.
        TYPE,
        /// A thing in the player's words: `a red rose`.
        THING,
        /// The name of something anywhere in the world.
        NAME,
        /// How many times its usual size, see [Factors#SIZE].
        SIZE,
        /// How many times its usual brightness, see [Factors#GLOW].
        GLOW,
        /// Metres to the right, up and towards the player.
        SHIFT,
        /// Whether something is said, by the slot's words.
        FLAG;

        static Optional<Kind> named(String name) {
            return find(values(), name);
        }
    }

    /// Which landmark or object is meant.
    enum Preference {
        /// The nearest that the wish names.
        NEAREST,
        /// One that cannot be walked to, where there is one.
        UNREACHABLE,
        /// The nearest that the wish names, and none where it names none.
        NAMED,
        /// The one that the wish names after `from`.
        ORIGIN;

        static Optional<Preference> named(String name) {
            return find(values(), name);
        }
    }

    /// The names of an enum's constants as recipes write them.
    static String names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Slot::wireName).collect(Collectors.joining(", "));
    }

    private static <E extends Enum<E>> Optional<E> find(E[] constants, String name) {
        return Arrays.stream(constants)
                .filter(constant -> wireName(constant).equals(name))
                .findFirst();
    }

    private static String wireName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
