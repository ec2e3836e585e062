package dev.orbwright.llm.budget;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// How long a limit holds before what was spent is forgotten.
public enum Period {
    MINUTE(ChronoUnit.MINUTES),
    /// From midnight to midnight, UTC.
    DAY(ChronoUnit.DAYS);

    private final ChronoUnit unit;

    Period(ChronoUnit unit) {
        this.unit = unit;
    }

    Instant start(Instant time) {
        return time.truncatedTo(unit);
    }

    /// When the period that began then is over.
    Instant end(Instant start) {
        return start.plus(1, unit);
    }

    /// `minute`, `day`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
