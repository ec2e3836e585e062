package dev.orbwright.llm;

/// Makes any text one that every embedding model takes.
final class EmbeddableText {

    /// In characters; more than the local model reads, and below the limits of endpoints.
    static final int LONGEST = 8000;

    private EmbeddableText() {}

    /// The beginning of the text, without halves of characters; a full stop where it is blank, as
    /// models refuse nothing at all.
    static String of(String text) {
        String cut = Text.first(text, LONGEST);
        var clean = new StringBuilder(cut.length());
        cut.codePoints()
                .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? ' ' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString().isBlank() ? "." : clean.toString();
    }
}
