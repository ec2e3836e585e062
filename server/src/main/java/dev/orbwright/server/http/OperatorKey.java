package dev.orbwright.server.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells whoever runs the server from others: by a key in a header, which no page of another site
/// can send. It is derived from the secret beside the saves.
///
/// @param text what follows `Authorization: Bearer `
public record OperatorKey(String text) {

    private static final String SCHEME = "Bearer ";

    /// Tells it from the tokens of souls.
    private static final String PREFIX = "operator.";

    /// The key that goes with a secret.
    public static OperatorKey of(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] derived = mac.doFinal("operator".getBytes(StandardCharsets.UTF_8));
            return new OperatorKey(PREFIX + HexFormat.of().formatHex(derived, 0, 16));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

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
