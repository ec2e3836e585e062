package dev.orbwright.hostapi.registry;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that was probably meant. Letters count, not their case nor underscores.
public final class Spelling {

    private static final int LONGEST = 100;

    private Spelling() {}

    /// The known name that is nearest by Levenshtein distance, if one is near: at most a third of
    /// its letters differ. Of equally near ones the first in alphabetical order.
    public static Optional<String> nearest(String misspelt, Collection<String> known) {
        String letters = letters(misspelt);
        if (letters.isEmpty() || letters.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .filter(name -> isNear(letters, letters(name)))
                .min(
                        Comparator.<String>comparingInt(name -> distance(letters, letters(name)))
                                .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean isNear(String letters, String name) {
        return distance(letters, name) <= Math.max(1, name.length() / 3);
    }

    private static String letters(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
