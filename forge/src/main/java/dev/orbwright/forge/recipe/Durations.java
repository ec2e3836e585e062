package dev.orbwright.forge.recipe;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Spans of time as people write them: `90 seconds`, `half a minute`, `two minutes and 30 seconds`.
final class Durations {

    /// In seconds, as for temporary objects.
    private static final int LONGEST = 600;

    private static final String UNIT =
            "(seconds?|secs?|s|minutes?|mins?|hours?|h)(?![\\p{L}\\p{N}])";
    private static final Pattern SPAN =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}.])(?:(half|quarter of) an? |an? |(?:an? )?(%s)(?: of)?(?: and a half)?[ -]?(?:more |whole |full )?)%s( and a half)?"
                            .formatted(Numbers.PATTERN, UNIT));
    private static final Map<String, Integer> VAGUE =
            Map.of(
                    "moment", 5,
                    "briefly", 5,
                    "blink", 3,
                    "while", 60,
                    "long time", 300,
                    "forever", LONGEST,
                    "permanent", LONGEST,
                    "permanently", LONGEST,
                    "as long as possible", LONGEST);
    private static final Pattern VAGUELY =
            Pattern.compile(
                    "\\b(?:for a (moment|while|blink)|for a (long time)|(briefly|forever|permanently|permanent|as long as possible))\\b");
    private static final Pattern ASIDE =
            Pattern.compile(
                    "[,;]?(?: (?:and|that|which|but))?(?: it)?(?: (?:should|shall|must|can|will))?"
                            + "(?: (?:lasts?|stays?|lasting|staying|stands|standing|holds))?(?: there)? for(?: about| around| at least)? "
                            + "(?:"
                            + SPAN.pattern()
                            + "|"
                            + "a while\\b|a moment\\b|a long time\\b)");

    private Durations() {}

    /// The time that lower-case text names, in whole seconds from 1 to 600.
    static Optional<Integer> in(String text) {
        Matcher span = SPAN.matcher(text);
        double seconds = 0;
        int end = -1;
        while (span.find()) {
            boolean adds =
                    end < 0 || text.substring(end, span.start()).matches("(?:,| and|,? and)? ?");
            if (!adds) {
                break;
            }
            seconds += amount(span) * unit(span.group(3));
            end = span.end();
        }
        if (end >= 0) {
            return Optional.of(Math.clamp(Math.round(seconds), 1, LONGEST));
        }
        Matcher vague = VAGUELY.matcher(text);
        if (!vague.find()) {
            return Optional.empty();
        }
        return Stream.of(vague.group(1), vague.group(2), vague.group(3))
                .filter(Objects::nonNull)
                .findFirst()
                .map(VAGUE::get);
    }

    /// The text without how long something is to last, which says nothing about what it is.
    static String without(String text) {
        String rest = ASIDE.matcher(text).replaceAll("").strip();
        return rest.isEmpty() ? text : rest;
    }

    private static double amount(Matcher span) {
        String part = span.group(1);
        if (part != null) {
            return part.equals("half") ? 0.5 : 0.25;
        }
        String number = span.group(2);
        double whole = number == null ? 1 : Numbers.value(number).orElse(1.0);
        return whole + (span.group().contains(" and a half") ? 0.5 : 0);
    }

    private static int unit(String unit) {
        return switch (unit.charAt(0)) {
            case 'h' -> 3600;
            case 'm' -> 60;
            default -> 1;
        };
    }
}
