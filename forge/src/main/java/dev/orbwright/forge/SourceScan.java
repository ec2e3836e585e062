package dev.orbwright.forge;

import dev.orbwright.sandbox.Language;

/// Looks at a source without parsing it: blanks out what is not code, and counts lines. Lengths and
/// line breaks stay, so that positions stay too.
final class SourceScan {

    private SourceScan() {}

    /// The text with its comments blanked out.
    static String withoutComments(String source, Language language) {
        return blank(source, language, false);
    }

    /// The text with the insides of its strings blanked out, and its comments; the expressions in
    /// JavaScript's templates and in Python's formatted strings are code.
    static String withoutStrings(String source, Language language) {
        return blank(source, language, true);
    }

    /// The 1-based line of a position.
    static int lineOf(String source, int position) {
        return 1 + (int) source.substring(0, position).chars().filter(c -> c == '\n').count();
    }

    private static String blank(String source, Language language, boolean strings) {
        return switch (language) {
            case JAVASCRIPT -> JavaScriptScan.blank(source, strings);
            case PYTHON -> PythonScan.blank(source, strings);
        };
    }

    static void blank(StringBuilder out, int from, int to) {
        for (int at = from; at < Math.min(to, out.length()); at++) {
            if (out.charAt(at) != '\n') {
                out.setCharAt(at, ' ');
            }
        }
    }

    static int indexOr(String source, String wanted, int from, int otherwise) {
        int found = source.indexOf(wanted, from);
        return found < 0 ? otherwise : found;
    }
}
