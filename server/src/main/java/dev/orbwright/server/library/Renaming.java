package dev.orbwright.server.library;

import dev.orbwright.sandbox.Language;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Gives a function's source another entry point.
///
/// A name that is no word of any language, such as `df_user_1a2b_3c4d`, is replaced wherever it
/// stands, in calls by name as well. Another might be a word of the function's own texts: there, a
/// function of the new name is added that goes on to the old one.
final class Renaming {

    private static final Pattern DISTINCT = Pattern.compile("[a-z]+_[a-z0-9_]{6,}");

    private Renaming() {}

    /// Names that are called, wherever they stand as words; they are distinct.
    static String ofCalls(String source, Map<String, String> names) {
        String renamed = source;
        for (Map.Entry<String, String> name : names.entrySet()) {
            renamed = replaced(renamed, name.getKey(), name.getValue());
        }
        return renamed;
    }

    private static String replaced(String source, String from, String to) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(from) + "(?![\\w$])")
                .matcher(source)
                .replaceAll(Matcher.quoteReplacement(to));
    }

    static String of(String source, Language language, String from, String to) {
        if (from.equals(to)) {
            return source;
        }
        if (DISTINCT.matcher(from).matches()) {
            return replaced(source, from, to);
        }
        return source.stripTrailing()
                + switch (language) {
                    case JAVASCRIPT ->
                            "\n\nfunction %s(params) {\n  return %s(params);\n}\n"
                                    .formatted(to, from);
                    case PYTHON ->
                            "\n\n\ndef %s(params):\n    return %s(params)\n".formatted(to, from);
                };
    }
}
