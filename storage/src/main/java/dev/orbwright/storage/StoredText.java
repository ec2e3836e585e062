package dev.orbwright.storage;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/// Strings in columns.
///
/// A file holds UTF-8, which cannot say everything that a Java string can: guest code may leave
/// half of a surrogate pair in a name. Such a char becomes an escape, so that no two strings become
/// one and each comes back as it was.
final class StoredText {

    private static final char ESCAPE = '\\';
    private static final Pattern CODE = Pattern.compile("\\\\u[0-9a-f]{4}");

    private StoredText() {}

    /// JSON text that UTF-8 can say: lone surrogates can only be within strings, where JSON has an
    /// escape for them.
    static String ofJson(String json) {
        return escaped(json, false);
    }

    /// Plain text that UTF-8 can say; [#plain] takes it back.
    static String of(String text) {
        return escaped(text, true);
    }

    /// The text that [#of] was given.
    ///
    /// @param where the place to name in errors
    /// @throws UnreadableException where it is nothing that [#of] makes
    static String plain(String where, String stored) throws UnreadableException {
        if (stored.indexOf(ESCAPE) < 0) {
            return stored;
        }
        StringBuilder out = new StringBuilder(stored.length());
        int at = 0;
        while (at < stored.length()) {
            char next = stored.charAt(at);
            if (next != ESCAPE) {
                out.append(next);
                at++;
            } else if (stored.startsWith("\\\\", at)) {
                out.append(ESCAPE);
                at += 2;
            } else if (CODE.matcher(stored).region(at, stored.length()).lookingAt()) {
                out.append((char) Integer.parseInt(stored, at + 2, at + 6, 16));
                at += 6;
            } else {
                throw new UnreadableException(
                        where, "'%s' has an unknown escape".formatted(stored));
            }
        }
        return out.toString();
    }

    /// Whether [#of] would change the text.
    static boolean needsEscape(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (needsEscape(text, at, true)) {
                return true;
            }
        }
        return false;
    }

    private static String escaped(String text, boolean plain) {
        int first = 0;
        while (first < text.length() && !needsEscape(text, first, plain)) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int at = first; at < text.length(); at++) {
            char next = text.charAt(at);
            if (!needsEscape(text, at, plain)) {
                out.append(next);
            } else if (next == ESCAPE) {
                out.append("\\\\");
            } else {
                out.append("\\u%04x".formatted((int) next));
            }
        }
        return out.toString();
    }

    private static boolean needsEscape(String text, int at, boolean plain) {
        char here = text.charAt(at);
        if (plain && (here == ESCAPE || here == 0)) {
            return true;
        }
        if (Character.isHighSurrogate(here)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(here)
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    /// CRC-32C of a row's columns. SQLite checks the structure of its file, not the bytes within a
    /// row: this is what finds a flipped bit in a text.
    static long checksum(Object... columns) {
        CRC32C crc = new CRC32C();
        for (Object column : columns) {
            crc.update(String.valueOf(column).getBytes(StandardCharsets.UTF_8));
            crc.update(0);
        }
        return crc.getValue();
    }
}
