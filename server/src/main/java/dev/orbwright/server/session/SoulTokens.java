package dev.orbwright.server.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs soul ids, so that a client that comes back can show which soul is its own.
///
/// A token is `soulId.signature`, HMAC-SHA256 under the world's own key, in base64url. It does not
/// expire: it is worth one game character.
final class SoulTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LONGEST = 300;

    private final SecretKeySpec key;

    /// @param secret at least 32 random bytes
    SoulTokens(byte[] secret) {
        if (secret.length < 32) {
            throw new IllegalArgumentException("a key for soul tokens has at least 32 bytes");
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    String sign(String soulId) {
        return soulId + "." + signature(soulId);
    }

    /// The soul of a token; empty where the token was not signed by this world.
    Optional<String> verify(String token) {
        int dot = token.lastIndexOf('.');
        if (dot < 1 || token.length() > LONGEST) {
            return Optional.empty();
        }
        String soulId = token.substring(0, dot);
        boolean genuine =
                MessageDigest.isEqual(
                        token.substring(dot + 1).getBytes(StandardCharsets.UTF_8),
                        signature(soulId).getBytes(StandardCharsets.UTF_8));
        return genuine ? Optional.of(soulId) : Optional.empty();
    }

    private String signature(String soulId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(soulId.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
