package dev.orbwright.sandbox;

import java.util.Objects;

/// The answer to a host call.
public sealed interface HostReply {

    /// The call's result as JSON text; the guest gets the parsed value. Text that is not JSON is
    /// the host's mistake, but shows as a `SyntaxError` in the guest.
    record Value(String json) implements HostReply {
        public Value {
            Objects.requireNonNull(json);
        }
    }

    /// The call was not done; the guest gets a `HostError` with this code and message, which it may
    /// catch.
    ///
    /// @param code upper case, such as `BAD_ARGUMENT` or `FORBIDDEN`
    record Refusal(String code, String message) implements HostReply {
        public Refusal {
            if (code.isBlank() || code.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("A refusal needs a one-line code: " + code);
            }
            Objects.requireNonNull(message);
        }
    }
}
