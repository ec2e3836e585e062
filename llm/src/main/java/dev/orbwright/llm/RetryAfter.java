package dev.orbwright.llm;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a `Retry-After` header (RFC 9110, section 10.2.3): seconds, or an HTTP date.
final class RetryAfter {

    /// Fractions are not in the RFC, but in use; 9 digits keep hostile values inside a long.
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    private RetryAfter() {}

    /// How long to wait from `now`; empty if the header cannot be read.
    static Optional<Duration> parse(String header, Instant now) {
        String text = header.strip();
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(
                    Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * 1000)));
        }
        try {
            Instant then =
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
        } catch (DateTimeException _) {
            // Not a date either: the caller backs off as if there were no header.
            return Optional.empty();
        }
    }
}
