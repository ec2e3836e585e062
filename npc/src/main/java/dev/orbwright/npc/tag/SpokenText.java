package dev.orbwright.npc.tag;

/// Makes text fit to be shown as speech: one line, single spaces, no marks of Markdown, nothing
/// that is invisible or turns the direction of writing around.
///
/// Works on a stream: a space is told with the word that follows it, half a character not at all.
final class SpokenText {

    private boolean spaceOwed;
    private boolean begun;
    private char half;

    /// The next piece, cleaned; may be empty.
    String clean(String piece) {
        StringBuilder out = new StringBuilder(piece.length() + 1);
        for (int i = 0; i < piece.length(); i++) {
            char next = piece.charAt(i);
            if (Character.isHighSurrogate(next)) {
                half = next;
            } else if (Character.isLowSurrogate(next)) {
                if (half != 0) {
                    add(out, Character.toCodePoint(half, next));
                }
                half = 0;
            } else {
                half = 0;
                add(out, next);
            }
        }
        return out.toString();
    }

    private void add(StringBuilder out, int point) {
        if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
            spaceOwed = begun;
        } else if (isShown(point)) {
            if (spaceOwed) {
                out.append(' ');
            }
            out.appendCodePoint(point);
            spaceOwed = false;
            begun = true;
        }
    }

    private static boolean isShown(int point) {
        int type = Character.getType(point);
        return point != '*'
                && point != '`'
                && type != Character.CONTROL
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE
                && (type != Character.FORMAT || point == 0x200D);
    }
}
