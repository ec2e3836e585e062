package dev.orbwright.forge;

import dev.orbwright.runtime.Run;
import dev.orbwright.sandbox.GuestError;

/// Says what went wrong, for whoever writes the next draft.
final class Problems {

    private Problems() {}

    /// The guest's error with its place.
    static String of(GuestError error) {
        String where =
                error.line().isPresent() ? "line %d: ".formatted(error.line().getAsInt()) : "";
        String excerpt = error.excerpt().isBlank() ? "" : "\n    " + error.excerpt();
        return "%s%s: %s%s".formatted(where, error.code(), error.message(), excerpt);
    }

    /// How a run failed; empty text where it did not.
    static String of(Run run) {
        return switch (run) {
            case Run.Answered _ -> "";
            case Run.Refused(String code, String message) -> code + ": " + message;
            case Run.Broke(_, GuestError error, _) -> of(error);
            case Run.Exceeded(_, var limit, String message, _) -> limit + ": " + message;
        };
    }
}
