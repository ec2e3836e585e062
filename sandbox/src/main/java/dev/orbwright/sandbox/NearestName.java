package dev.orbwright.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the known name that an unknown one was probably meant to be.
final class NearestName {
    private NearestName() {}

    /// Empty when no name is closer than about half of its letters.
    static Optional<String> to(String unknown, List<String> names) {
        String wanted = unknown.toLowerCase(Locale.ROOT);
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        for (String name : names) {
            int distance = distance(wanted, name.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                best = name;
                bestDistance = distance;
            }
        }
        boolean near = bestDistance <= Math.max(2, best.length() / 2);
        return near ? Optional.of(best) : Optional.empty();
    }

    /// Levenshtein's edit distance.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
