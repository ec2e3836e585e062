package dev.orbwright.forge.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the thing that a wish is about: its first noun with what describes it.
///
/// By lists of the words that come before and after; no grammar, so what it finds may be odd, but
/// it is always the player's own words.
final class Nouns {

    private static final int MOST_WORDS = 6;
    private static final int LONGEST = 60;

    private static final Set<String> BEFORE =
            words(
                    """
                    please i we you want need wish would like to have me us make create build conjure summon
                    forge craft grow plant carve put place set raise let give hand bring get play ring sing
                    sound show add cast spawn draw call drop produce generate erect sculpt up down out is are
                    there be where can could find locate search look for magically another more new
                    """);
    private static final Set<String> ARTICLES =
            words("a an some the my this that his her our their");
    private static final Set<String> AFTER =
            words(
                    """
                    at beside besides by on in into onto over under above below near around next before
                    behind to for from with without that which who whose so and while as when until through
                    across here there please everywhere inside outside up down out between among along
                    grow grows sprout sprouts bloom stand stands appear appears sing sings sounds sound ring
                    rings play plays cover covers lasting made is are should shall will can could must be
                    """);
    private static final Set<String> NOTHING =
            words("it something anything thing things everything this that one me myself");

    private Nouns() {}

    /// The thing, lower case.
    ///
    /// @param core of a wish, see [Wording]
    /// @param withArticle `a red rose` rather than `red rose`
    static Optional<String> in(String core, boolean withArticle) {
        List<String> found = new ArrayList<>();
        String article = "";
        for (String token : core.split("\\s+", -1)) {
            String word = token.replaceAll("[^\\p{L}\\p{N}'-]", "");
            boolean ends =
                    !token.isEmpty() && ",.;:!?".indexOf(token.charAt(token.length() - 1)) >= 0;
            if (found.isEmpty() && ARTICLES.contains(word)) {
                article = word;
            } else if (found.isEmpty() && article.isEmpty() && BEFORE.contains(word)) {
                continue;
            } else if (word.isEmpty() || AFTER.contains(word)) {
                break;
            } else {
                found.add(word);
            }
            if (ends || found.size() == MOST_WORDS) {
                break;
            }
        }
        while (!found.isEmpty() && isLoose(found.getLast())) {
            found.removeLast();
        }
        String noun = String.join(" ", found);
        if (noun.isEmpty() || NOTHING.contains(noun) || noun.length() > LONGEST) {
            return Optional.empty();
        }
        boolean indefinite = Set.of("a", "an", "some").contains(article);
        return Optional.of(withArticle && indefinite ? article + " " + noun : noun);
    }

    private static boolean isLoose(String word) {
        return word.equals("of") || ARTICLES.contains(word) || NOTHING.contains(word);
    }

    private static Set<String> words(String text) {
        return Set.copyOf(Arrays.asList(text.strip().split("\\s+", -1)));
    }
}
