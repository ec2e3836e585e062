package dev.orbwright.forge;

import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.syntax.OwnNames;
import dev.orbwright.world.state.SourceText;
import java.util.regex.Pattern;

/// What a source does, as far as its text says so: without comments, layout, the function's own
/// name, and what it calls its variables. Equal prints mean the same code.
final class SourcePrint {

    /// Which way of printing it was: prints of another are not comparable.
    private static final String WAY = "2:";

    private SourcePrint() {}

    /// Whether a print that was kept is one of today's.
    static boolean isCurrent(String print) {
        return print.startsWith(WAY);
    }

    static String of(String source, Language language, String functionName) {
        String code = SourceScan.withoutComments(source, language);
        String plain =
                OwnNames.numbered(new GuestFunction(functionName, language, code))
                        .replaceAll("\\b" + Pattern.quote(functionName) + "\\b", "NAME");
        String layout =
                switch (language) {
                    case JAVASCRIPT -> plain.replaceAll("\\s+", " ");
                    // Indentation means something there.
                    case PYTHON -> plain.replaceAll("[ \\t]+(?=\\n)|\\n(?=\\s*\\n)", "");
                };
        return WAY + SourceText.of(language.wireName() + "\n" + layout.strip()).hash();
    }
}
