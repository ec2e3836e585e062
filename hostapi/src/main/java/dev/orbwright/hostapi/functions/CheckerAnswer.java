package dev.orbwright.hostapi.functions;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import java.util.Locale;
import java.util.Optional;

/// Reads what a puzzle's checking function answered. The seed's functions answer strings, native
/// ones objects or booleans; all are understood.
final class CheckerAnswer {

    private CheckerAnswer() {}

    /// The condition, or empty where the answer says none.
    static Optional<Puzzles.Condition> read(Json answer) {
        return switch (answer) {
            case Json.Bool bool -> Optional.of(new Puzzles.Condition(bool == Json.Bool.TRUE, ""));
            case JsonObject object -> ofObject(object);
            case Json.Str(String text) -> ofText(text);
            case Json.Null _, Json.Num _, Json.Arr _ -> Optional.empty();
        };
    }

    private static Optional<Puzzles.Condition> ofObject(JsonObject object) {
        return object.get("condition_met")
                .filter(Json.Bool.class::isInstance)
                .map(met ->
                        new Puzzles.Condition(
                                met == Json.Bool.TRUE, object.text("message").orElse("")));
    }

    private static Optional<Puzzles.Condition> ofText(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.equals("true") || word.equals("false")) {
            return Optional.of(new Puzzles.Condition(word.equals("true"), ""));
        }
        try {
            return JsonText.parse(text) instanceof JsonObject object
                    ? ofObject(object)
                    : Optional.empty();
        } catch (MalformedJsonException notJson) {
            return Optional.empty();
        }
    }
}
