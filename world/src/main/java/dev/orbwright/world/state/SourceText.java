package dev.orbwright.world.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A function's source, named by what it says: equal texts have one hash and are kept once.
///
/// @param hash SHA-256 of the text in UTF-8, in lower-case hexadecimal
public record SourceText(String hash, String text) {

    /// The text with its hash.
    public static SourceText of(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return new SourceText(HexFormat.of().formatHex(digest), text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
