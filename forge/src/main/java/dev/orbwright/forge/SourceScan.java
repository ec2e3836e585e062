package dev.orbwright.forge;

/// Looks at JavaScript text without parsing it: blanks out what is not code, and counts lines.
/// Lengths and line breaks stay, so that positions stay too.
final class SourceScan {

    private SourceScan() {}

    /// The text with its comments blanked out.
    static String withoutComments(String source) {
        return blank(source, true, false);
    }

    /// The text with the insides of its strings and templates blanked out, and its comments.
    static String withoutStrings(String source) {
        return blank(source, true, true);
    }

    /// The 1-based line of a position.
    static int lineOf(String source, int position) {
        return 1 + (int) source.substring(0, position).chars().filter(c -> c == '\n').count();
    }

    private static String blank(String source, boolean comments, boolean strings) {
        StringBuilder out = new StringBuilder(source);
        int at = 0;
        while (at < source.length()) {
            int end = at + 1;
            char c = source.charAt(at);
            if (source.startsWith("//", at)) {
                end = indexOr(source, "\n", at, source.length());
                blank(out, at, end, comments);
            } else if (source.startsWith("/*", at)) {
                end = indexOr(source, "*/", at + 2, source.length() - 2) + 2;
                blank(out, at, end, comments);
            } else if (c == '"' || c == '\'' || c == '`') {
                end = endOfString(source, at);
                blank(out, at + 1, end - 1, strings);
            }
            at = end;
        }
        return out.toString();
    }

    private static int endOfString(String source, int start) {
        char quote = source.charAt(start);
        for (int at = start + 1; at < source.length(); at++) {
            if (source.charAt(at) == '\\') {
                at++;
            } else if (source.charAt(at) == quote || (quote != '`' && source.charAt(at) == '\n')) {
                return at + 1;
            }
        }
        return source.length();
    }

    private static int indexOr(String source, String wanted, int from, int otherwise) {
        int found = source.indexOf(wanted, from);
        return found < 0 ? otherwise : found;
    }

    private static void blank(StringBuilder out, int from, int to, boolean really) {
        for (int at = from; really && at < Math.min(to, out.length()); at++) {
            if (out.charAt(at) != '\n') {
                out.setCharAt(at, ' ');
            }
        }
    }
}
