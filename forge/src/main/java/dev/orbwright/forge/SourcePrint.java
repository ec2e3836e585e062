package dev.orbwright.forge;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.state.SourceText;
import java.util.regex.Pattern;

/// What a source does, as far as its text says so: without comments, layout, and the function's own
/// name. Equal prints mean the same code.
final class SourcePrint {

    private SourcePrint() {}

    static String of(String source, Language language, String functionName) {
        String plain =
                SourceScan.withoutComments(source, language)
                        .replaceAll("\\b" + Pattern.quote(functionName) + "\\b", "NAME");
        String layout =
                switch (language) {
                    case JAVASCRIPT -> plain.replaceAll("\\s+", " ");
                    // Indentation means something there.
                    case PYTHON -> plain.replaceAll("[ \\t]+(?=\\n)|\\n(?=\\s*\\n)", "");
                };
        return SourceText.of(language.wireName() + "\n" + layout.strip()).hash();
    }
}
