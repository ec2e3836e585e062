package dev.orbwright.forge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/// What is code in Python text, and what is comment or string; see [SourceScan].
final class PythonScan {

    private static final int LONGEST_PREFIX = 2;

    /// A formatted string with an expression open in it.
    ///
    /// @param brackets how many are open in that expression
    private record Formatted(String quote, int brackets) {}

    private final String source;
    private final boolean strings;
    private final StringBuilder out;
    private final Deque<Formatted> formatted = new ArrayDeque<>();

    private PythonScan(String source, boolean strings) {
        this.source = source;
        this.strings = strings;
        this.out = new StringBuilder(source);
    }

    /// @param strings whether the insides of strings are blanked out, too
    static String blank(String source, boolean strings) {
        PythonScan scan = new PythonScan(source, strings);
        int at = 0;
        while (at < source.length()) {
            at = scan.step(at);
        }
        return scan.out.toString();
    }

    /// Looks at one piece of code.
    ///
    /// @return where it ends
    private int step(int at) {
        char c = source.charAt(at);
        return switch (c) {
            case '#' -> {
                int end = SourceScan.indexOr(source, "\n", at, source.length());
                SourceScan.blank(out, at, end);
                yield end;
            }
            case '"', '\'' -> string(at);
            case '(', '[', '{' -> bracket(at, 1);
            case ')', ']', '}' -> c == '}' && atRest() ? text(at + 1) : bracket(at, -1);
            case ':' -> atRest() ? endOfFormat(at + 1) : at + 1;
            default -> at + 1;
        };
    }

    /// In an expression of a formatted string, and in no bracket there.
    private boolean atRest() {
        return !formatted.isEmpty() && formatted.element().brackets() == 0;
    }

    private int bracket(int at, int more) {
        if (!formatted.isEmpty()) {
            Formatted open = formatted.pop();
            formatted.push(new Formatted(open.quote(), Math.max(0, open.brackets() + more)));
        }
        return at + 1;
    }

    private int string(int at) {
        char mark = source.charAt(at);
        String thrice = String.valueOf(mark).repeat(3);
        String quote = source.startsWith(thrice, at) ? thrice : String.valueOf(mark);
        int start = at + quote.length();
        if (isFormatted(at)) {
            formatted.push(new Formatted(quote, 0));
            return text(start);
        }
        int end = start;
        while (end < source.length() && !ends(quote, end)) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        return blanked(start, end) + quote.length();
    }

    /// The text of the innermost formatted string, up to its end or its next expression.
    private int text(int start) {
        String quote = formatted.element().quote();
        int at = start;
        while (at < source.length() && !ends(quote, at)) {
            if (source.startsWith("{{", at) || source.startsWith("}}", at)) {
                at += 2;
            } else if (source.charAt(at) == '{') {
                return blanked(start, at) + 1;
            } else if (source.startsWith("\\N{", at)) {
                at += 3;
            } else {
                at += source.charAt(at) == '\\' && !source.startsWith("{", at + 1) ? 2 : 1;
            }
        }
        formatted.pop();
        return blanked(start, at) + quote.length();
    }

    /// Where the format after an expression ends: `>10`, `#x` and `{width}` are no code to look at.
    private int endOfFormat(int start) {
        String quote = formatted.element().quote();
        int open = 0;
        for (int at = start; at < source.length(); at++) {
            char c = source.charAt(at);
            if (open == 0 && (c == '}' || ends(quote, at))) {
                return at;
            }
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        return source.length();
    }

    /// A string ends at its quote, and one that is quoted once at the end of its line, too.
    private boolean ends(String quote, int at) {
        return source.startsWith(quote, at) || (quote.length() == 1 && source.charAt(at) == '\n');
    }

    private int blanked(int from, int to) {
        if (strings) {
            SourceScan.blank(out, from, to);
        }
        return to;
    }

    private boolean isFormatted(int quoteAt) {
        int start = quoteAt;
        while (start > 0
                && quoteAt - start <= LONGEST_PREFIX
                && Character.isJavaIdentifierPart(source.charAt(start - 1))) {
            start--;
        }
        return switch (source.substring(start, quoteAt).toLowerCase(Locale.ROOT)) {
            case "f", "fr", "rf" -> true;
            default -> false;
        };
    }
}
