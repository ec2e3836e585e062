package dev.orbwright.npc.tag;

import java.util.function.Consumer;

/// Cuts a stream of characters into text, tags and comments. What may still become a tag or an
/// entity is held back; what turns out to be none is text. Comments are left out.
final class MarkupReader {

    /// No tag is longer; what is, is text.
    private static final int LONGEST_TAG = 200;

    private enum State {
        TEXT,
        TAG,
        ENTITY,
        COMMENT
    }

    private final Consumer<Markup> out;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder held = new StringBuilder();
    private State state = State.TEXT;

    MarkupReader(Consumer<Markup> out) {
        this.out = out;
    }

    void accept(String chunk) {
        for (int i = 0; i < chunk.length(); i++) {
            accept(chunk.charAt(i));
        }
        flush();
    }

    /// Nothing more comes. What began as a tag that means something is dropped.
    void finish() {
        if (state == State.TAG) {
            int from = held.length() > 1 && held.charAt(1) == '/' ? 2 : 1;
            if (!Tag.anyStartsWith(nameFrom(from))) {
                text.append(held);
            }
        } else if (state == State.ENTITY) {
            text.append(held);
        }
        held.setLength(0);
        state = State.TEXT;
        flush();
    }

    private void accept(char next) {
        switch (state) {
            case TEXT -> begin(next);
            case TAG -> tag(next);
            case ENTITY -> entity(next);
            case COMMENT -> comment(next);
        }
    }

    private void begin(char next) {
        if (next == '<') {
            state = State.TAG;
            held.append(next);
        } else if (next == '&') {
            state = State.ENTITY;
            held.append(next);
        } else {
            text.append(next);
        }
    }

    private void tag(char next) {
        if (next == '>' && isTag()) {
            held.append(next);
            emitTag();
            return;
        }
        held.append(next);
        if (held.toString().equals("<!--")) {
            held.setLength(0);
            state = State.COMMENT;
        } else if (!mayBeTag()) {
            held.setLength(held.length() - 1);
            giveUp(next);
        }
    }

    /// What was held is text, and the character that showed it is looked at anew.
    private void giveUp(char next) {
        text.append(held);
        held.setLength(0);
        state = State.TEXT;
        begin(next);
    }

    private boolean isTag() {
        return held.length() > 1 && held.charAt(1) != '!' && !held.toString().equals("</");
    }

    /// Whether what is held may be the beginning of a tag or of a comment.
    private boolean mayBeTag() {
        int length = held.length();
        char last = held.charAt(length - 1);
        if (length > LONGEST_TAG || last == '<' || last == '>') {
            return false;
        }
        if (held.charAt(1) == '!') {
            return "<!--".startsWith(held.toString());
        }
        int from = held.charAt(1) == '/' ? 2 : 1;
        if (length <= from) {
            return true;
        }
        int end = nameEnd(from);
        return Character.isLetter(held.charAt(from))
                && (end == length
                        || Character.isWhitespace(held.charAt(end))
                        || held.charAt(end) == '/');
    }

    private int nameEnd(int from) {
        int end = from;
        while (end < held.length() && isNamePart(held.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isNamePart(char next) {
        return Character.isLetterOrDigit(next) || next == '_' || next == '-' || next == ':';
    }

    private String nameFrom(int from) {
        return from >= held.length() ? "" : held.substring(from, nameEnd(from));
    }

    private void emitTag() {
        String raw = held.toString();
        boolean closing = raw.charAt(1) == '/';
        String name = nameFrom(closing ? 2 : 1);
        held.setLength(0);
        state = State.TEXT;
        flush();
        out.accept(
                closing
                        ? new Markup.Close(name, raw)
                        : new Markup.Open(name, raw.endsWith("/>"), raw));
    }

    private void entity(char next) {
        if (next == ';') {
            String name = held.substring(1);
            text.append(Entities.decode(name).orElseGet(() -> "&" + name + ";"));
            held.setLength(0);
            state = State.TEXT;
        } else if (Entities.goesOnWith(next) && held.length() < Entities.LONGEST) {
            held.append(next);
        } else {
            giveUp(next);
        }
    }

    private void comment(char next) {
        held.append(next);
        if (next == '>' && held.length() >= 3 && held.substring(held.length() - 3).equals("-->")) {
            held.setLength(0);
            state = State.TEXT;
        } else if (held.length() > 3) {
            held.deleteCharAt(0);
        }
    }

    private void flush() {
        if (!text.isEmpty()) {
            String piece = text.toString();
            text.setLength(0);
            out.accept(new Markup.Text(piece));
        }
    }
}
