package dev.orbwright.llm;

import java.util.Optional;
import java.util.regex.Pattern;

/// Makes other people's words fit to show: no keys, no control characters, not too long.
///
/// Providers do quote the key that they refuse, sometimes with its middle starred out, so besides
/// the configured key everything that looks like one is masked.
final class Redaction {

    private static final int LONGEST = 600;

    /// Shorter "keys" are words that satisfy a local server; masking them would garble every
    /// message.
    private static final int SHORTEST_SECRET = 8;

    private static final String MASK = "(hidden)";
    private static final Pattern AUTHORIZATION =
            Pattern.compile("(?i)\\b(bearer|basic)\\s+[\\w.~+/=*-]{4,}");
    private static final Pattern KEY_LIKE =
            Pattern.compile("\\b(?:sk|gsk|xai)-[\\w*.-]{6,}|\\bAIza[\\w*.-]{6,}");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");

    private final Optional<ApiKey> key;

    Redaction(Optional<ApiKey> key) {
        this.key = key;
    }

    /// The text on one line, masked, then cut: cutting first could leave half a key.
    String clean(String text) {
        String masked = text;
        if (key.isPresent() && key.get().reveal().length() >= SHORTEST_SECRET) {
            masked = masked.replace(key.get().reveal(), MASK);
        }
        masked = AUTHORIZATION.matcher(masked).replaceAll("$1 " + MASK);
        masked = KEY_LIKE.matcher(masked).replaceAll(MASK);
        return cut(UNPRINTABLE.matcher(masked).replaceAll(" ").strip(), LONGEST);
    }

    /// At most `length` characters, never ending in half a surrogate pair; `...` shows the cut.
    private static String cut(String text, int length) {
        return text.length() <= length ? text : Text.first(text, length) + "...";
    }
}
