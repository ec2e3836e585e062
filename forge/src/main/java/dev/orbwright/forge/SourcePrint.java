package dev.orbwright.forge;

import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.syntax.OwnNames;
import dev.orbwright.world.state.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// What a source does, as far as its text says so: without comments, layout, the function's own
/// name, and what it calls its variables; with the helpers that it calls, whose names begin with
/// its own. Equal prints mean the same code; the same code may have different prints, for where it
/// is not certain that something is layout it stays.
public final class SourcePrint {

    /// Under which a print is kept in a revision's provenance. What comes from outside has none.
    public static final String MEMBER = "code";

    /// Which way of printing it was: prints of another are not comparable.
    private static final String WAY = "4:";

    /// After these words of JavaScript, and before these signs, the end of a line means something.
    private static final Pattern LINE_ENDS =
            Pattern.compile(
                    "(?:^|[^\\p{L}\\p{N}_$.])(?:return|throw|break|continue|yield|async|get|set|static|let"
                            + "|await|of)$");

    private static final Pattern TEMPLATE_OF_LINES = Pattern.compile("`[^`]*\n|\\\\\n");
    private static final Pattern TEXT_OF_LINES = Pattern.compile("\"\"\"|'''|\\\\\n");

    private SourcePrint() {}

    /// Whether a print that was kept is one of today's.
    static boolean isCurrent(String print) {
        return print.startsWith(WAY);
    }

    /// Of a tool that is not kept yet.
    static String of(NewTool tool) {
        return of(tool.source(), tool.language(), tool.functionName(), tool.helpers());
    }

    /// @param helpers that it may call
    static String of(String source, Language language, String functionName, List<Helper> helpers) {
        StringBuilder all = new StringBuilder(layout(source, language, functionName));
        Helper.called(helpers, source).stream()
                .sorted(Comparator.comparing(Helper::name))
                .forEach(helper ->
                        all.append('\n')
                                .append(layout(helper.source(), helper.language(), functionName)));
        return WAY + SourceText.of(all.toString()).hash();
    }

    private static String layout(String source, Language language, String functionName) {
        String code = SourceScan.withoutComments(source, language);
        if (mayHaveLost(code, language)) {
            code = source;
        }
        String plain =
                OwnNames.numbered(new GuestFunction(functionName, language, code))
                        .replaceAll("\\b" + Pattern.quote(functionName) + "(?=\\b|_)", "NAME");
        String layout =
                switch (language) {
                    case JAVASCRIPT -> javaScript(plain);
                    case PYTHON -> python(plain);
                };
        return language.wireName() + "\n" + layout;
    }

    /// A slash that is left may be a regular expression's, in which what looks like a comment is
    /// none.
    private static boolean mayHaveLost(String code, Language language) {
        return language == Language.JAVASCRIPT && code.indexOf('/') >= 0;
    }

    private static String javaScript(String code) {
        if (code.indexOf('/') >= 0
                || code.contains("class")
                || TEMPLATE_OF_LINES.matcher(code).find()) {
            return code.strip();
        }
        StringBuilder layout = new StringBuilder();
        String before = "";
        for (String line : lines(code)) {
            boolean quoted = line.chars().anyMatch(c -> c == '\'' || c == '"' || c == '`');
            String text = quoted ? line.strip() : line.strip().replaceAll("[ \\t]+", " ");
            if (!layout.isEmpty()) {
                boolean means =
                        LINE_ENDS.matcher(before).find()
                                || text.startsWith("++")
                                || text.startsWith("--");
                layout.append(means ? '\n' : ' ');
            }
            layout.append(text);
            before = text;
        }
        return layout.toString();
    }

    /// Indentation means something there.
    private static String python(String code) {
        if (TEXT_OF_LINES.matcher(code).find()) {
            return code.strip();
        }
        return String.join("\n", lines(code).stream().map(String::stripTrailing).toList()).strip();
    }

    /// Those that are not blank.
    private static List<String> lines(String code) {
        List<String> lines = new ArrayList<>(code.lines().toList());
        lines.removeIf(String::isBlank);
        return lines;
    }
}
