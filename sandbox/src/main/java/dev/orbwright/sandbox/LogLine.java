package dev.orbwright.sandbox;

import java.util.Objects;

/// One call of the guest's `console`.
///
/// @param level `log`, `info`, `warn`, `error` or `debug`
/// @param text cut at the budget's [Budget#logLineLength]; text by a guest, not to be trusted
public record LogLine(String level, String text) {
    public LogLine {
        Objects.requireNonNull(level);
        Objects.requireNonNull(text);
    }
}
