package dev.orbwright.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/// Tells whoever runs the server from others: by a key in a header, which no page of another site
/// can send.
///
/// @param text what follows `Authorization: Bearer`
public record OperatorKey(String text) {

    private static final String SCHEME = "Bearer ";

    /// The token that a request shows: what follows `Bearer` in its `Authorization`, if anything
    /// does.
    public static Optional<String> token(Optional<String> authorization) {
        return authorization
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }

    /// Whether a request with this `Authorization` is an operator's. Takes as long for a wrong key
    /// as for the right one.
    public boolean isShownBy(Optional<String> authorization) {
        return token(authorization)
                .filter(shown ->
                        MessageDigest.isEqual(
                                shown.getBytes(StandardCharsets.UTF_8),
                                text.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    @Override
    public String toString() {
        return "OperatorKey";
    }
}
