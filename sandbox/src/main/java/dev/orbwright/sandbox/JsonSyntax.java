package dev.orbwright.sandbox;

import java.util.BitSet;

/// Whether a text is JSON, of any depth, by RFC 8259. It builds nothing and does not recurse, so a
/// stranger's text costs one pass and a bit for each level.
final class JsonSyntax {
    private final String text;
    private int at;

    private JsonSyntax(String text) {
        this.text = text;
    }

    static boolean isValue(String text) {
        return new JsonSyntax(text).document();
    }

    static boolean isArray(String text) {
        return text.stripLeading().startsWith("[") && isValue(text);
    }

    private boolean document() {
        // For each open bracket: set for an object.
        BitSet objects = new BitSet();
        int depth = 0;
        while (true) {
            skipSpace();
            char next = peek();
            if (next == '{' || next == '[') {
                at++;
                objects.set(depth++, next == '{');
                skipSpace();
                if (!accept(next == '{' ? '}' : ']')) {
                    if (next == '{' && !name()) {
                        return false;
                    }
                    continue;
                }
                depth--;
            } else if (!scalar(next)) {
                return false;
            }
            while (true) {
                skipSpace();
                if (depth == 0) {
                    return at == text.length();
                }
                boolean object = objects.get(depth - 1);
                if (accept(',')) {
                    skipSpace();
                    if (object && !name()) {
                        return false;
                    }
                    break;
                }
                if (!accept(object ? '}' : ']')) {
                    return false;
                }
                depth--;
            }
        }
    }

    private boolean name() {
        if (!string()) {
            return false;
        }
        skipSpace();
        return accept(':');
    }

    private boolean scalar(char first) {
        return switch (first) {
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean word(String word) {
        boolean here = text.startsWith(word, at);
        at += word.length();
        return here;
    }

    private boolean string() {
        if (!accept('"')) {
            return false;
        }
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return true;
            }
            if (c < ' ' || (c == '\\' && !escape())) {
                return false;
            }
        }
        return false;
    }

    private boolean escape() {
        char kind = peek();
        at++;
        if (kind != 'u') {
            return kind != 0 && "\"\\/bfnrt".indexOf(kind) >= 0;
        }
        for (int i = 0; i < 4; i++) {
            if (Character.digit(peek(), 16) < 0 || peek() > 'f') {
                return false;
            }
            at++;
        }
        return true;
    }

    private boolean number() {
        accept('-');
        if (!accept('0') && !digits()) {
            return false;
        }
        if (accept('.') && !digits()) {
            return false;
        }
        if (accept('e') || accept('E')) {
            if (!accept('+')) {
                accept('-');
            }
            return digits();
        }
        return true;
    }

    private boolean digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at > start;
    }

    private void skipSpace() {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
            at++;
        }
    }

    private boolean accept(char wanted) {
        boolean here = peek() == wanted && at < text.length();
        if (here) {
            at++;
        }
        return here;
    }

    /// NUL at the end, which no JSON has outside of strings.
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }
}
