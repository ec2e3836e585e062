package dev.orbwright.npc.tag;

import java.util.Map;
import java.util.Optional;

/// What stands between `&` and `;`.
final class Entities {

    /// No known one is longer, with its ampersand.
    static final int LONGEST = 10;

    private static final Map<String, String> NAMED =
            Map.ofEntries(
                    Map.entry("lt", "<"),
                    Map.entry("gt", ">"),
                    Map.entry("amp", "&"),
                    Map.entry("quot", "\""),
                    Map.entry("apos", "'"),
                    Map.entry("nbsp", " "),
                    Map.entry("ndash", "\u2013"),
                    Map.entry("mdash", "\u2014"),
                    Map.entry("hellip", "\u2026"),
                    Map.entry("lsquo", "\u2018"),
                    Map.entry("rsquo", "\u2019"),
                    Map.entry("ldquo", "\u201c"),
                    Map.entry("rdquo", "\u201d"));

    private Entities() {}

    /// Whether an entity may go on with this character.
    static boolean goesOnWith(char next) {
        return next == '#'
                || (next >= '0' && next <= '9')
                || (next >= 'a' && next <= 'z')
                || (next >= 'A' && next <= 'Z');
    }

    /// What an entity stands for; empty where it is none.
    ///
    /// @param name without `&` and `;`
    static Optional<String> decode(String name) {
        if (!name.startsWith("#")) {
            return Optional.ofNullable(NAMED.get(name));
        }
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        try {
            int point = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
            boolean character =
                    Character.isValidCodePoint(point)
                            && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
            return character ? Optional.of(Character.toString(point)) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
