package dev.orbwright.sandbox.wire;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Tells whether a text is JSON (RFC 8259), without making anything of it. Any depth: what is open
/// is a bit each, not a call.
public final class JsonScan {
    private static final int END = -1;

    private final String text;
    private final List<String> members = new ArrayList<>();
    private int at;

    private JsonScan(String text) {
        this.text = text;
    }

    /// Whether it is one JSON value.
    public static boolean isValue(String text) {
        return new JsonScan(text).scan();
    }

    /// Whether it is one JSON array.
    public static boolean isArray(String text) {
        return text.startsWith("[") && isValue(text);
    }

    /// The names of an object's members, in order and as they are written; empty where the text is
    /// no object.
    public static Optional<List<String>> members(String text) {
        JsonScan scan = new JsonScan(text);
        return text.startsWith("{") && scan.scan() ? Optional.of(scan.members) : Optional.empty();
    }

    private boolean scan() {
        BitSet objects = new BitSet();
        int depth = 0;
        while (true) {
            // A value is due.
            int c = skipSpace();
            if (c == '{' || c == '[') {
                at++;
                boolean object = c == '{';
                int next = skipSpace();
                if (next == (object ? '}' : ']')) {
                    at++;
                } else {
                    objects.set(depth++, object);
                    if (object && !key(depth)) {
                        return false;
                    }
                    continue;
                }
            } else if (!scalar(c)) {
                return false;
            }
            // A value is over: what it is in goes on or ends.
            while (true) {
                int next = skipSpace();
                if (depth == 0) {
                    return next == END;
                }
                boolean object = objects.get(depth - 1);
                at++;
                if (next == ',') {
                    if (object) {
                        skipSpace();
                        if (!key(depth)) {
                            return false;
                        }
                    }
                    break;
                } else if (next == (object ? '}' : ']')) {
                    depth--;
                } else {
                    return false;
                }
            }
        }
    }

    private boolean key(int depth) {
        int start = at + 1;
        if (!string()) {
            return false;
        }
        if (depth == 1) {
            members.add(text.substring(start, at - 1));
        }
        boolean colon = skipSpace() == ':';
        at++;
        return colon;
    }

    private boolean scalar(int c) {
        return switch (c) {
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean word(String word) {
        boolean there = text.startsWith(word, at);
        at += word.length();
        return there;
    }

    private boolean string() {
        if (peek() != '"') {
            return false;
        }
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return true;
            } else if (c < ' ' || (c == '\\' && !escape())) {
                return false;
            }
        }
        return false;
    }

    private boolean escape() {
        int c = peek();
        at++;
        if (c == 'u') {
            for (int i = 0; i < 4; i++) {
                if (Character.digit(peekAscii(), 16) < 0) {
                    return false;
                }
                at++;
            }
            return true;
        }
        return c != END && "\"\\/bfnrt".indexOf(c) >= 0;
    }

    private int peekAscii() {
        int c = peek();
        return c < 0x80 ? c : END;
    }

    private boolean number() {
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else if (!digits()) {
            return false;
        }
        if (peek() == '.') {
            at++;
            if (!digits()) {
                return false;
            }
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            return digits();
        }
        return true;
    }

    /// At least one.
    private boolean digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at > start;
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private int skipSpace() {
        int c = peek();
        while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            at++;
            c = peek();
        }
        return c;
    }
}
