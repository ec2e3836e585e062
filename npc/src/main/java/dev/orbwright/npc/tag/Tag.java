package dev.orbwright.npc.tag;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The tags that mean something.
public enum Tag {
    /// What an NPC thinks: never shown, never executed.
    THINKING,
    /// What it says.
    SAY,
    /// What it does: a command.
    FUNCTION,
    /// A gesture that is seen; `0` and `1` say only whether there is one.
    ACTION,
    /// That it says nothing, on purpose.
    SILENCE;

    /// Names that models use for the same thing.
    private static final Map<String, Tag> NAMES =
            Map.ofEntries(
                    Map.entry("thinking", THINKING),
                    Map.entry("think", THINKING),
                    Map.entry("thought", THINKING),
                    Map.entry("reasoning", THINKING),
                    Map.entry("say", SAY),
                    Map.entry("speak", SAY),
                    Map.entry("function", FUNCTION),
                    Map.entry("action", ACTION),
                    Map.entry("silence", SILENCE));

    /// The tag of this name, whatever its case.
    static Optional<Tag> named(String name) {
        return Optional.ofNullable(NAMES.get(name.toLowerCase(Locale.ROOT)));
    }

    /// Whether a name may go on to be that of a tag.
    static boolean anyStartsWith(String beginning) {
        String lower = beginning.toLowerCase(Locale.ROOT);
        return NAMES.keySet().stream().anyMatch(name -> name.startsWith(lower));
    }

    /// As it is written: `thinking`, `say`, `function`, `action`, `silence`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
