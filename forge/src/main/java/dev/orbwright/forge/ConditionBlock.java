package dev.orbwright.forge;

import dev.orbwright.world.condition.Conditions;
import dev.orbwright.world.condition.MalformedConditionException;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the conditions in a model's reply: a fenced block of JSON with `requires` or `ensures`.
/// What is around them is forgiven (a label, comments, commas before closing brackets, a member
/// `conditions` around both); the conditions themselves are read strictly.
final class ConditionBlock {

    private static final Pattern LINE_COMMENT = Pattern.compile("(?m)^\\s*(?://|#).*$");
    private static final Pattern TRAILING_COMMA = Pattern.compile(",(?=\\s*[}\\]])");

    /// What was found.
    sealed interface Found {
        /// There is no such block.
        record Nothing() implements Found {}

        /// The conditions.
        record Read(Conditions conditions) implements Found {}

        /// A block that says no conditions.
        record Malformed(String problem) implements Found {}
    }

    private ConditionBlock() {}

    static Found in(String reply) {
        Optional<String> block =
                CodeBlock.fenced(reply)
                        .map(text -> LINE_COMMENT.matcher(text).replaceAll("").strip())
                        .filter(text -> text.startsWith("{") || text.startsWith("["))
                        .filter(text -> text.contains("requires") || text.contains("ensures"))
                        .reduce((_, last) -> last);
        if (block.isEmpty()) {
            return new Found.Nothing();
        }
        try {
            return new Found.Read(Conditions.of(object(block.get())));
        } catch (MalformedJsonException e) {
            return new Found.Malformed("the conditions are no JSON: " + e.getMessage());
        } catch (MalformedConditionException e) {
            return new Found.Malformed("the conditions cannot be read: " + e.getMessage());
        }
    }

    private static JsonObject object(String text) throws MalformedJsonException {
        String plain = TRAILING_COMMA.matcher(text).replaceAll("");
        Json value = JsonText.parse(plain);
        if (value instanceof Json.Arr(List<Json> items)) {
            return JsonObject.of("ensures", new Json.Arr(items));
        }
        if (value instanceof JsonObject object) {
            return object.members().get("conditions") instanceof JsonObject inner ? inner : object;
        }
        throw new MalformedJsonException("expected an object, found " + value.kindName());
    }
}
