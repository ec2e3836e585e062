package dev.orbwright.forge.recipe;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When something is to happen, as people write it: `in ten seconds`, `every minute`.
///
/// @param seconds until it happens, or from one time to the next
/// @param repeats whether it happens again and again
record Timing(int seconds, boolean repeats) {

    private static final String SPAN =
            "((?:an? |half an? |%s ?)?(?:seconds?|secs?|s|minutes?|mins?|hours?)(?: and a half)?)\\b"
                    .formatted(Numbers.PATTERN);
    private static final Pattern LATER =
            Pattern.compile(
                    "[,\\s]*\\b(?:in|after)(?: about| exactly)? "
                            + SPAN
                            + "(?: from now| time| have passed)?(?=$|[\\s,.!?])",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern AGAIN =
            Pattern.compile(
                    "[,\\s]*\\b(?:every|each) " + SPAN + "(?=$|[\\s,.!?])",
                    Pattern.CASE_INSENSITIVE);

    /// A wish without its timing.
    record Timed(String rest, Timing timing) {}

    /// The timing that a wish has, and what is to happen then.
    static Optional<Timed> in(String wish) {
        return timed(AGAIN, wish, true).or(() -> timed(LATER, wish, false));
    }

    private static Optional<Timed> timed(Pattern pattern, String wish, boolean repeats) {
        Matcher found = pattern.matcher(wish);
        if (!found.find()) {
            return Optional.empty();
        }
        String span = found.group(1);
        boolean bare = span.toLowerCase(java.util.Locale.ROOT).matches("(?:second|minute|hour)s?");
        String rest =
                (wish.substring(0, found.start()) + " " + wish.substring(found.end()))
                        .replaceAll("\\s+", " ")
                        .replaceFirst("^[\\s,;.]+", "")
                        .strip();
        return Durations.in((bare ? "a " : "") + span.toLowerCase(java.util.Locale.ROOT))
                .filter(_ -> !rest.isEmpty())
                .map(seconds -> new Timed(rest, new Timing(seconds, repeats)));
    }

    /// `in 10 seconds`, `every 10 seconds`.
    String words() {
        return (repeats ? "every " : "in ") + (seconds == 1 ? "second" : seconds + " seconds");
    }
}
