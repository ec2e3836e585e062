package dev.orbwright.forge.recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many, as people write it: `3`, `twice`, `a dozen`, `d20`.
final class Counts {

    private static final int MOST = 1000;
    private static final Map<String, Integer> TIMES =
            Map.of("twice", 2, "double", 2, "thrice", 3, "triple", 3, "quadruple", 4);
    private static final Pattern COUNT =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}.])(?:(twice|double|thrice|triple|quadruple)|d(\\d{1,3})|(%s))(?![\\p{L}\\p{N}])(?!-?\\s*(?:more )?(?:s|secs?|seconds?|mins?|minutes?|hours?|h|m|metres?|meters?|%%|percent|and a half)\\b)(?=[-\\s]*([\\p{L}]*))"
                            .formatted(Numbers.PATTERN));

    private Counts() {}

    /// The first count in lower-case text that is no span of time and no distance, from 1 to 1000.
    ///
    /// @param units words one of which must follow the number; empty for any
    static Optional<Integer> in(String text, List<String> units) {
        Matcher count = COUNT.matcher(text);
        while (count.find()) {
            Optional<Integer> value = value(count);
            boolean die = count.group(2) != null;
            if (value.isPresent() && (units.isEmpty() || die || units.contains(count.group(4)))) {
                return value;
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> value(Matcher count) {
        String times = count.group(1);
        if (times != null) {
            return Optional.ofNullable(TIMES.get(times));
        }
        String sides = count.group(2);
        if (sides != null) {
            return Optional.of(clamped(Integer.parseInt(sides)));
        }
        // "one" is more often a pronoun than a number, and less than one is no count.
        return Optional.of(count.group(3))
                .filter(number -> !number.equals("one"))
                .flatMap(Numbers::value)
                .filter(number -> number >= 1)
                .map(number -> clamped(Math.round(number)));
    }

    private static int clamped(long value) {
        return Math.clamp(value, 1, MOST);
    }
}
