package dev.orbwright.forge;

import dev.orbwright.sandbox.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the function in a model's reply, and what language it is written in.
///
/// Models fence code, or do not, and talk around it. A fenced block that declares the wanted
/// function wins, then any fenced block, then a reply that is nothing but code. How the function is
/// declared says its language; where it is not, what the fence says, else what was ordered.
final class CodeBlock {

    private static final Pattern FENCE =
            Pattern.compile(
                    "(?ms)^[ \\t]*(```+|~~~+)[ \\t]*([\\w+-]*)[^\\n]*\\n(.*?)(?:^[ \\t]*\\1|\\z)");

    /// Code that was found.
    record Code(String text, Language language) {}

    private record Block(String label, String text) {
        /// Whether it is JSON, and no function.
        boolean isData() {
            return label.equalsIgnoreCase("json")
                    || (label.isEmpty() && text.startsWith("{") && text.endsWith("}"));
        }
    }

    private CodeBlock() {}

    /// What the fenced blocks of a reply hold, in their order.
    static Stream<String> fenced(String reply) {
        return blocks(reply).stream().map(Block::text);
    }

    private static List<Block> blocks(String reply) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = FENCE.matcher(reply.replace("\r\n", "\n"));
        while (matcher.find()) {
            String text = matcher.group(3).strip();
            if (!text.isEmpty()) {
                blocks.add(new Block(matcher.group(2), text));
            }
        }
        return blocks;
    }

    /// The code in the reply; empty where there is none.
    static Optional<Code> in(String reply, Order order) {
        List<Block> blocks = blocks(reply).stream().filter(block -> !block.isData()).toList();
        return blocks.stream()
                .flatMap(block -> declared(block.text(), order))
                .findFirst()
                .or(() ->
                        blocks.stream()
                                .map(block ->
                                        new Code(
                                                block.text(),
                                                labelled(block.label()).orElse(order.language())))
                                .findFirst())
                .or(() -> declared(reply.strip(), order).findFirst());
    }

    /// The code, where it declares the function in some language; the ordered one is looked for
    /// first.
    private static Stream<Code> declared(String code, Order order) {
        return Stream.concat(Stream.of(order.language()), Arrays.stream(Language.values()))
                .filter(language ->
                        declaration(language, order.functionName()).matcher(code).find())
                .limit(1)
                .map(language -> new Code(code, language));
    }

    private static Pattern declaration(Language language, String functionName) {
        String name = Pattern.quote(functionName);
        return switch (language) {
            case JAVASCRIPT -> Pattern.compile("\\bfunction\\s+" + name + "\\s*\\(");
            case PYTHON -> Pattern.compile("(?m)^[ \\t]*def\\s+" + name + "\\s*\\(");
        };
    }

    private static Optional<Language> labelled(String label) {
        return switch (label.toLowerCase(Locale.ROOT)) {
            case "js", "javascript" -> Optional.of(Language.JAVASCRIPT);
            case "py", "python", "python3" -> Optional.of(Language.PYTHON);
            default -> Optional.empty();
        };
    }
}
