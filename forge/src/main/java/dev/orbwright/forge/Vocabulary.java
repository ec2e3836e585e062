package dev.orbwright.forge;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The words and numbers that a tool can say without learning anything from the host: those of its
/// own source, and those of the wish that it was made from.
///
/// Of the numbers in its code only those count that it gives a name, and those that it hands to the
/// host do not: a tool that cuts a text at 5 has not made up that the door is 5 metres away.
record Vocabulary(Set<String> terms) {

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern NUMBER = Pattern.compile("\\p{N}+(?:[.,]\\p{N}+)*");
    private static final Pattern LAYOUT_ESCAPE = Pattern.compile("\\\\[nrt]");
    private static final Pattern HOST_CALL =
            Pattern.compile("\\b(?:host|external_apis)\\b[\\w\\s.\\[\\]'\"]{0,100}\\([^()]*\\)");
    private static final Pattern NAMED_NUMBER =
            Pattern.compile("(?:(?<![=!<>])=(?!=)|:|\\breturn\\b)\\s*(\\d[\\d.]*)");

    Vocabulary {
        terms = Set.copyOf(terms);
    }

    static Vocabulary of(NewTool tool) {
        String code = SourceScan.withoutStrings(tool.source(), tool.language());
        String source =
                LAYOUT_ESCAPE
                        .matcher(SourceScan.withoutComments(tool.source(), tool.language()))
                        .replaceAll("  ");
        Set<String> terms = new HashSet<>();
        add(terms, WORD, source);
        add(terms, NUMBER, textOnly(source, code));
        NAMED_NUMBER
                .matcher(HOST_CALL.matcher(code).replaceAll(" "))
                .results()
                .map(found -> found.group(1))
                .forEach(terms::add);
        add(terms, WORD, tool.description());
        add(terms, NUMBER, tool.description());
        return new Vocabulary(terms);
    }

    /// Whether every word and number of the text is in here.
    boolean holdsAllOf(String text) {
        Set<String> said = new HashSet<>();
        add(said, WORD, text);
        add(said, NUMBER, text);
        return terms.containsAll(said);
    }

    /// What is in the strings of a source, where it stands.
    ///
    /// @param code the source with its strings blanked out
    private static String textOnly(String source, String code) {
        StringBuilder text = new StringBuilder(source);
        for (int at = 0; at < text.length(); at++) {
            if (source.charAt(at) == code.charAt(at)) {
                text.setCharAt(at, ' ');
            }
        }
        return text.toString();
    }

    private static void add(Set<String> terms, Pattern pattern, String text) {
        pattern.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .forEach(terms::add);
    }
}
