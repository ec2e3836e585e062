package dev.orbwright.forge;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// The words of a text that carry meaning, lower case, without their most common endings.
public final class Words {

    private static final Set<String> EMPTY_WORDS =
            Set.of(
                    "a",
                    "an",
                    "and",
                    "the",
                    "to",
                    "of",
                    "at",
                    "in",
                    "on",
                    "over",
                    "under",
                    "for",
                    "from",
                    "with",
                    "by",
                    "into",
                    "onto",
                    "across",
                    "i",
                    "me",
                    "my",
                    "you",
                    "it",
                    "its",
                    "that",
                    "this",
                    "which",
                    "can",
                    "could",
                    "would",
                    "want",
                    "wish",
                    "like",
                    "make",
                    "create",
                    "please",
                    "some",
                    "so",
                    "is",
                    "are",
                    "be",
                    "as",
                    "or",
                    "up",
                    "down",
                    "there",
                    "here",
                    "where",
                    "one",
                    "let",
                    "give",
                    "tool",
                    "thing",
                    "something");

    private Words() {}

    /// The words that carry meaning, in their order.
    public static Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty() && !EMPTY_WORDS.contains(word))
                .map(Words::stem)
                .forEach(words::add);
        return words;
    }

    /// How much of a name a text mentions, from 0 to 1.
    ///
    /// @param words of the text, see [#of]
    public static double mentioned(Set<String> words, String name) {
        Set<String> wanted = of(name);
        if (wanted.isEmpty()) {
            return 0;
        }
        return (double) wanted.stream().filter(words::contains).count() / wanted.size();
    }

    private static String stem(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")) {
            return word.substring(0, word.length() - 1);
        }
        return word;
    }
}
