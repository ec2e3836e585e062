package dev.orbwright.llm;

/// Cutting text without breaking a character in two.
final class Text {

    private Text() {}

    /// The first `length` characters, or one fewer where that would split a surrogate pair.
    static String first(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, splits ? length - 1 : length);
    }
}
