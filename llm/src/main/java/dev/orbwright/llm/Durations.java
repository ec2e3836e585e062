package dev.orbwright.llm;

import java.time.Duration;
import java.util.Locale;

/// Durations for people.
final class Durations {

    private Durations() {}

    /// `0.4 s`, `4 s`, `90 s`, `15 min`.
    static String text(Duration duration) {
        long tenths = Math.round(duration.toMillis() / 100.0);
        if (duration.compareTo(Duration.ofMinutes(2)) >= 0) {
            return Math.round(tenths / 600.0) + " min";
        }
        return tenths % 10 == 0 || tenths >= 100
                ? Math.round(tenths / 10.0) + " s"
                : String.format(Locale.ROOT, "%.1f s", tenths / 10.0);
    }
}
