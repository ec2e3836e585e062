package dev.orbwright.forge.recipe;

import java.util.Optional;
import java.util.regex.Pattern;

/// How much longer something is to last, as people write it: `longer`, `half as long`, `ten seconds
/// more`.
final class Spans {

    private static final int SHORTEST = 1;
    private static final int LONGEST = 600;
    private static final Pattern MORE = Pattern.compile("\\b(?:longer|more|extra|additional)\\b");
    private static final Pattern LESS =
            Pattern.compile("\\b(?:shorter|briefer|not so long|not as long|less long|less)\\b");
    private static final Pattern TWICE =
            Pattern.compile("\\b(?:twice|double) (?:as )?long\\b|\\btwice the time\\b");
    private static final Pattern HALF = Pattern.compile("\\bhalf (?:as long|the time)\\b");
    private static final Pattern MUCH = Pattern.compile("\\b(?:much|far|a lot)\\b");

    private Spans() {}

    /// The new duration in seconds, from 1 to 600, where lower-case text says any.
    ///
    /// @param now how long it lasts so far
    static Optional<Integer> in(String text, double now) {
        Optional<Integer> span = Durations.in(text);
        if (TWICE.matcher(text).find()) {
            return within(now * 2);
        }
        if (HALF.matcher(text).find()) {
            return within(now / 2);
        }
        if (span.isPresent()) {
            double seconds = span.get();
            if (Pattern.compile("\\bthan\\b|\\bfor\\b|\\blasts?\\b").matcher(text).find()) {
                return within(seconds);
            }
            return MORE.matcher(text).find()
                    ? within(now + seconds)
                    : LESS.matcher(text).find() ? within(now - seconds) : within(seconds);
        }
        double much = MUCH.matcher(text).find() ? 2 : 1;
        if (Pattern.compile("\\blonger\\b").matcher(text).find()) {
            return within(now * 2 * much);
        }
        return Pattern.compile("\\b(?:shorter|briefer|not so long|not as long)\\b")
                        .matcher(text)
                        .find()
                ? within(now / 2 / much)
                : Optional.empty();
    }

    private static Optional<Integer> within(double seconds) {
        return Optional.of(Math.clamp(Math.round(seconds), SHORTEST, LONGEST));
    }
}
