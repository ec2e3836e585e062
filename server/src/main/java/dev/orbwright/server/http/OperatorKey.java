package dev.orbwright.server.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// Tells whoever runs the server from others: by a key in a header, which no page of another site
/// can send.
///
/// @param text what follows `Authorization: Bearer `
public record OperatorKey(String text) {

    private static final String SCHEME = "Bearer ";

    boolean isShownBy(Context context) {
        String header = context.header("Authorization");
        return header != null
                && header.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        header.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8),
                        text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "OperatorKey";
    }
}
