package dev.orbwright.forge;

import java.util.ArrayDeque;
import java.util.Deque;

/// What is code in JavaScript text, and what is comment or string; see [SourceScan].
final class JavaScriptScan {

    private JavaScriptScan() {}

    /// @param strings whether the insides of strings and templates are blanked out, too
    static String blank(String source, boolean strings) {
        StringBuilder out = new StringBuilder(source);
        Deque<Integer> braces = new ArrayDeque<>();
        int at = 0;
        while (at < source.length()) {
            int end = at + 1;
            char c = source.charAt(at);
            if (source.startsWith("//", at)) {
                end = SourceScan.indexOr(source, "\n", at, source.length());
                SourceScan.blank(out, at, end);
            } else if (source.startsWith("/*", at)) {
                end = SourceScan.indexOr(source, "*/", at + 2, source.length() - 2) + 2;
                SourceScan.blank(out, at, end);
            } else if (c == '"' || c == '\'') {
                end = endOfString(source, at);
                if (strings) {
                    SourceScan.blank(out, at + 1, end - 1);
                }
            } else if (c == '`' || (c == '}' && endsExpression(braces))) {
                end = endOfTemplateText(source, at + 1);
                if (strings) {
                    SourceScan.blank(out, at + 1, end);
                }
                if (source.startsWith("${", end)) {
                    braces.push(0);
                    end += 2;
                } else {
                    end++;
                }
            } else if (c == '{' && !braces.isEmpty()) {
                braces.push(braces.pop() + 1);
            }
            at = end;
        }
        return out.toString();
    }

    /// Whether a closing brace ends an expression in a template.
    ///
    /// @param braces how many are open in each expression that is open, the innermost first
    private static boolean endsExpression(Deque<Integer> braces) {
        if (braces.isEmpty()) {
            return false;
        }
        int open = braces.pop();
        if (open > 0) {
            braces.push(open - 1);
        }
        return open == 0;
    }

    /// Where the template or the text before its next expression ends.
    private static int endOfTemplateText(String source, int start) {
        for (int at = start; at < source.length(); at++) {
            if (source.charAt(at) == '\\') {
                at++;
            } else if (source.charAt(at) == '`' || source.startsWith("${", at)) {
                return at;
            }
        }
        return source.length();
    }

    private static int endOfString(String source, int start) {
        char quote = source.charAt(start);
        for (int at = start + 1; at < source.length(); at++) {
            if (source.charAt(at) == '\\') {
                at++;
            } else if (source.charAt(at) == quote || source.charAt(at) == '\n') {
                return at + 1;
            }
        }
        return source.length();
    }
}
