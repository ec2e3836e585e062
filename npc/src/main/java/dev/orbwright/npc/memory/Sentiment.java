package dev.orbwright.npc.memory;

import java.util.Locale;
import java.util.regex.Pattern;

/// How words make one feel, roughly.
public final class Sentiment {

    private static final Pattern KIND =
            Pattern.compile(
                    "\\b(thank\\w*|please|friend|kind|lovely|wonderful|beautiful|great|good|nice|love|happy"
                            + "|sorry|welcome|brave|wise|help you)\\b");

    private static final Pattern RUDE =
            Pattern.compile(
                    "\\b(stupid|idiot|fool|hate|ugly|shut up|useless|liar|thief|worthless|damn|dumb|kill"
                            + "|get lost|pathetic)\\b");

    private Sentiment() {}

    /// How much warmer a relation gets by these words, -10 to 5.
    public static double warmth(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        double kind = Math.min(5, 2.0 * KIND.matcher(lower).results().count());
        double rude = Math.min(10, 6.0 * RUDE.matcher(lower).results().count());
        return kind - rude;
    }
}
