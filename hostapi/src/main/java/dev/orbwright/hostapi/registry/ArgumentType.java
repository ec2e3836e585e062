package dev.orbwright.hostapi.registry;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.util.Optional;

/// What a parameter accepts, and how it becomes a Java value.
sealed interface ArgumentType {

    /// A `String`.
    record Text(Form form) implements ArgumentType {}

    /// A `double` or, where `whole`, an `int`.
    record Numeric(double min, double max, boolean whole) implements ArgumentType {

        private Optional<Object> parse(Json value, Dialect dialect) {
            double number;
            if (value instanceof Json.Num(double said)) {
                number = said;
            } else if (dialect == Dialect.SEED
                    && value instanceof Json.Str(String text)
                    && text.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?")) {
                number = Double.parseDouble(text);
            } else {
                return Optional.empty();
            }
            if (number < min || number > max || (whole && number != Math.rint(number))) {
                return Optional.empty();
            }
            return whole ? Optional.of((int) number) : Optional.of(number);
        }
    }

    /// A `boolean`.
    record Flag() implements ArgumentType {}

    /// A [JsonObject].
    record Properties() implements ArgumentType {}

    /// Any [Json], `null` included.
    record Any() implements ArgumentType {}

    /// The Java value, or empty where this is not one.
    default Optional<Object> read(Json value, Dialect dialect) {
        return switch (this) {
            case Text(Form form) ->
                    value instanceof Json.Str(String text) && form.fits(text)
                            ? Optional.of(text)
                            : Optional.empty();
            case Numeric numeric -> numeric.parse(value, dialect);
            case Flag() -> flag(value, dialect);
            case Properties() ->
                    value instanceof JsonObject object && isKeepable(object)
                            ? Optional.of(object)
                            : Optional.empty();
            case Any() -> isKeepable(value) ? Optional.of(value) : Optional.empty();
        };
    }

    /// What is accepted, in words.
    default String expected() {
        return switch (this) {
            case Text(Form form) -> form.expected();
            case Numeric(double min, double max, boolean whole) ->
                    "a %s from %s to %s"
                            .formatted(whole ? "whole number" : "number", show(min), show(max));
            case Flag() -> "true or false";
            case Properties() -> "an object" + LIMITS;
            case Any() -> "a JSON value" + LIMITS;
        };
    }

    /// JSON Schema of what is accepted.
    default JsonObject schema() {
        return switch (this) {
            case Text(Form form) -> form.schema();
            case Numeric(double min, double max, boolean whole) ->
                    JsonObject.builder()
                            .put("type", whole ? "integer" : "number")
                            .put("minimum", min)
                            .put("maximum", max)
                            .build();
            case Flag() -> JsonObject.of("type", "boolean");
            case Properties() -> JsonObject.of("type", "object");
            case Any() -> JsonObject.EMPTY;
        };
    }

    /// How large a JSON value may be, in words.
    String LIMITS =
            " of at most %d KB, nested at most %d deep, in well-formed text"
                    .formatted(JsonLimits.MAX_BYTES / 1024, JsonLimits.MAX_DEPTH);

    private static boolean isKeepable(Json value) {
        return JsonLimits.allows(value) && Wellformed.value(value);
    }

    private static Optional<Object> flag(Json value, Dialect dialect) {
        if (value instanceof Json.Bool bool) {
            return Optional.of(bool == Json.Bool.TRUE);
        }
        if (dialect == Dialect.SEED && value instanceof Json.Str(String text)) {
            return switch (text) {
                case "true", "True" -> Optional.of(true);
                case "false", "False" -> Optional.of(false);
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    private static String show(double number) {
        return JsonText.write(Json.of(number));
    }
}
