package dev.orbwright.forge.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a wish that is for two things into its parts: `a bridge of ice and let it snow`.
///
/// Knows nothing of what the parts mean: whether two halves are two wishes or one is for the
/// [Chooser] to find out.
final class Parts {

    private static final Pattern JOINT =
            Pattern.compile(
                    "(?:\\s*[,;.]\\s*|\\s+)(?:and then|and also|and afterwards|and at the same time|then also|then|and|as well as|plus)\\s+"
                            + "|\\s*[;.]\\s+(?=\\p{L})",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern SPOKEN =
            Pattern.compile(
                    "\"[^\"]*\"|\u201c[^\u201d]*\u201d|\u00ab[^\u00bb]*\u00bb|(?<![\\p{L}\\p{N}])['\u2018][^'\u2018\u2019]+['\u2019](?![\\p{L}\\p{N}])"
                            + "|\\b(?:says?|saying|reads|reading|announces?|proclaims?|shouts?|that)\\b(?=.{0,200}$).*$"
                            + "|\\b(?:tell|inform|let) (?:everyone|everybody|all|the (?:whole )?world|(?:the )?others)\\b.*$",
                    Pattern.CASE_INSENSITIVE);

    /// Speaks of what the first part made, so that it is no wish of its own.
    private static final Pattern REFERS =
            Pattern.compile(
                    "^(?:(?:write|keep|remember|put|hang|show|tell|repeat|make|colou?r|paint|move|give|carry|carries|carrying|leads?|takes?)\\b(?! (?:every|all|the|others)).{0,12}\\b(?:it|them|that|this)\\b"
                            + "|(?:it|they|that|which|is|are|lasts?|stays?|should|shall|must|can|will|so|in|of|with|without|blue|red|green)\\b)",
                    Pattern.CASE_INSENSITIVE);

    private static final int SHORTEST = 8;

    /// Two wishes in one.
    record Two(String first, String second) {}

    private Parts() {}

    /// The ways to cut a wish in two, first joint first.
    static List<Two> of(String wish) {
        List<Two> found = new ArrayList<>();
        Matcher joint = JOINT.matcher(wish);
        while (joint.find()) {
            if (isSpoken(wish, joint.start())) {
                continue;
            }
            String first = wish.substring(0, joint.start()).strip();
            String second = wish.substring(joint.end()).strip();
            if (first.length() >= SHORTEST
                    && second.length() >= SHORTEST
                    && !REFERS.matcher(second).find()) {
                found.add(new Two(first, second));
            }
        }
        return found;
    }

    private static boolean isSpoken(String wish, int position) {
        Matcher spoken = SPOKEN.matcher(wish);
        while (spoken.find()) {
            if (spoken.start() < position && position < spoken.end()) {
                return true;
            }
        }
        return false;
    }

    /// The first of them, where there is any.
    static Optional<Two> first(String wish) {
        return of(wish).stream().findFirst();
    }
}
