package dev.orbwright.server.library;

import dev.orbwright.server.access.OperatorKey;
import java.util.Optional;
import java.util.function.Function;

/// What the API is answered from.
///
/// @param souls the soul of a token, where it was signed by this server
/// @param operators tells whoever runs the server
public record LibraryDesk(
        Library library, Function<String, Optional<String>> souls, OperatorKey operators) {

    /// The soul that a request's `Authorization` shows, where it shows one of this server's.
    public Optional<String> soulOf(Optional<String> authorization) {
        return OperatorKey.token(authorization).flatMap(souls);
    }
}
