package dev.orbwright.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Source;

/// The programs beside the classes that a context begins with, one for each language.
final class Prelude {
    private Prelude() {}

    /// As an internal source: its statements are not charged to guests, nor are its frames shown.
    static Source source(String languageId, String file) {
        try (InputStream in = Prelude.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing beside the sandbox classes");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Source.newBuilder(languageId, text, file).internal(true).buildLiteral();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
