package dev.orbwright.forge;

import dev.orbwright.sandbox.GuestError;
import dev.orbwright.sandbox.syntax.Syntax;
import dev.orbwright.world.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Something that is wrong with a function, or looks wrong.
///
/// @param line 1-based; 0 where the place is not known
/// @param column 1-based; 0 where it is not known
/// @param message a sentence for whoever writes the function
public record Finding(Severity severity, int line, int column, String message) {

    /// How bad it is.
    public enum Severity {
        /// The function is not run before it is put right.
        ERROR,
        /// It may be right; said where something else turns out to be wrong.
        WARNING;

        /// The name outside of Java.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding error(Syntax.Spot spot, String message) {
        return new Finding(Severity.ERROR, spot.line(), spot.column(), message);
    }

    static Finding warning(Syntax.Spot spot, String message) {
        return new Finding(Severity.WARNING, spot.line(), spot.column(), message);
    }

    /// An error that is not at one place.
    public static Finding error(String message) {
        return new Finding(Severity.ERROR, 0, 0, message);
    }

    /// What went wrong in a run, where it did.
    public static Finding of(GuestError error) {
        return new Finding(
                Severity.ERROR,
                error.line().orElse(0),
                error.column().orElse(0),
                error.code()
                        + ": "
                        + error.message()
                        + (error.excerpt().isBlank() ? "" : "\n    " + error.excerpt()));
    }

    boolean isError() {
        return severity == Severity.ERROR;
    }

    /// `line 3, column 5: message`.
    public String text() {
        String what = severity == Severity.WARNING ? "warning: " : "";
        if (line == 0) {
            return what + message;
        }
        return column == 0
                ? "line %d: %s%s".formatted(line, what, message)
                : "line %d, column %d: %s%s".formatted(line, column, what, message);
    }

    /// `{severity, line, column, message}`.
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("severity", severity.wireName())
                .put("line", line)
                .put("column", column)
                .put("message", message)
                .build();
    }

    static String text(List<Finding> findings) {
        return findings.stream().map(Finding::text).collect(Collectors.joining("\n"));
    }
}
