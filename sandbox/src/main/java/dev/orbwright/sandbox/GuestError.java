package dev.orbwright.sandbox;

import java.util.Objects;
import java.util.OptionalInt;

/// What went wrong in a guest, in terms of the guest's own source.
///
/// @param code one of the constants here, or the code of a host's refusal that the guest did not
///   catch
/// @param message one or a few lines, at most about 500 characters; text by a guest, not to be
///   trusted
/// @param line 1-based line in the function's source, where known
/// @param column 1-based column in that line, where known
/// @param excerpt that line, trimmed; empty where the line is not known
public record GuestError(
        String code, String message, OptionalInt line, OptionalInt column, String excerpt) {

    /// The source does not parse.
    public static final String SYNTAX = "SYNTAX";

    /// The source has no top-level function of the wanted name.
    public static final String ENTRY_POINT = "ENTRY_POINT";

    /// The guest threw and did not catch.
    public static final String GUEST_ERROR = "GUEST_ERROR";

    /// The entry point's result cannot be written as JSON, or is a promise that never settles.
    public static final String RESULT = "RESULT";

    /// A name that is not in the [HostBinding].
    public static final String UNKNOWN_FUNCTION = "UNKNOWN_FUNCTION";

    /// An argument that cannot cross to the host, or that the host refused.
    public static final String BAD_ARGUMENT = "BAD_ARGUMENT";

    /// What the guest tried is out of its reach.
    public static final String FORBIDDEN = "FORBIDDEN";

    /// The host failed; guests learn no more than that.
    public static final String INTERNAL = "INTERNAL";

    public GuestError {
        Objects.requireNonNull(code);
        Objects.requireNonNull(message);
        Objects.requireNonNull(line);
        Objects.requireNonNull(column);
        Objects.requireNonNull(excerpt);
    }

    /// An error with no place in the source.
    public static GuestError of(String code, String message) {
        return new GuestError(code, message, OptionalInt.empty(), OptionalInt.empty(), "");
    }
}
