package dev.orbwright.forge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the function in a model's reply.
///
/// Models fence code, or do not, and talk around it. A fenced block that declares the wanted
/// function wins, then any fenced block, then a reply that is nothing but code.
final class CodeBlock {

    private static final Pattern FENCE =
            Pattern.compile(
                    "(?ms)^[ \\t]*(```+|~~~+)[ \\t]*([\\w+-]*)[^\\n]*\\n(.*?)(?:^[ \\t]*\\1|\\z)");

    private CodeBlock() {}

    /// The code in the reply; empty where there is none.
    static Optional<String> in(String reply, String functionName) {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = FENCE.matcher(reply.replace("\r\n", "\n"));
        while (matcher.find()) {
            blocks.add(matcher.group(3).strip());
        }
        return blocks.stream()
                .filter(block -> declares(block, functionName))
                .findFirst()
                .or(() -> blocks.stream().filter(block -> !block.isEmpty()).findFirst())
                .or(() -> Optional.of(reply.strip()).filter(code -> declares(code, functionName)));
    }

    private static boolean declares(String code, String functionName) {
        return Pattern.compile("\\bfunction\\s+" + Pattern.quote(functionName) + "\\s*\\(")
                .matcher(code)
                .find();
    }
}
