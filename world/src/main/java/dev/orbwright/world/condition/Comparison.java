package dev.orbwright.world.condition;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.util.Locale;
import java.util.Optional;

/// What a value is compared with.
public sealed interface Comparison {

    /// It is this value; numbers may differ by rounding.
    record Equal(Json value) implements Comparison {}

    /// It is another value, or there is none.
    record Differs(Json value) implements Comparison {}

    /// It is a text with this in it, in any case, or an array with this item.
    record Contains(String part) implements Comparison {}

    /// There is a value.
    record Present() implements Comparison {}

    /// There is none, or it is null.
    record Missing() implements Comparison {}

    /// It is a number that stands so to this one.
    record OfNumber(Order order, double number) implements Comparison {

        /// How two numbers stand to each other.
        public enum Order {
            /// The same, but for rounding.
            EXACTLY("equals"),
            /// Not less.
            AT_LEAST("at_least"),
            /// Not more.
            AT_MOST("at_most"),
            /// More.
            MORE_THAN("more_than"),
            /// Less.
            LESS_THAN("less_than");

            private final String wireName;

            Order(String wireName) {
                this.wireName = wireName;
            }

            /// The member's name in JSON.
            public String wireName() {
                return wireName;
            }
        }

        /// Whether this number stands so.
        public boolean holds(double actual) {
            return switch (order) {
                case EXACTLY -> same(actual, number);
                case AT_LEAST -> actual >= number || same(actual, number);
                case AT_MOST -> actual <= number || same(actual, number);
                case MORE_THAN -> actual > number && !same(actual, number);
                case LESS_THAN -> actual < number && !same(actual, number);
            };
        }
    }

    /// Whether it holds of a value.
    ///
    /// @param actual empty where there is none, or it is null
    default boolean holds(Optional<Json> actual) {
        return switch (this) {
            case Equal(Json value) ->
                    actual.map(found -> equal(found, value)).orElse(value == Json.Null.NULL);
            case Differs(Json value) ->
                    !actual.map(found -> equal(found, value)).orElse(value == Json.Null.NULL);
            case Contains(String part) -> actual.filter(found -> contains(found, part)).isPresent();
            case Present() -> actual.isPresent();
            case Missing() -> actual.isEmpty();
            case OfNumber numbers ->
                    actual.isPresent()
                            && actual.get() instanceof Json.Num(double number)
                            && numbers.holds(number);
        };
    }

    private static boolean equal(Json one, Json other) {
        if (one instanceof Json.Num(double left) && other instanceof Json.Num(double right)) {
            return same(left, right);
        }
        if (one instanceof Json.Str(String left) && other instanceof Json.Str(String right)) {
            // Colours are written in both cases.
            return left.equals(right) || (left.startsWith("#") && left.equalsIgnoreCase(right));
        }
        return one.equals(other);
    }

    private static boolean contains(Json value, String part) {
        return switch (value) {
            case Json.Str(String text) -> containsWords(text, part);
            case Json.Arr(var items) ->
                    items.stream()
                            .anyMatch(item ->
                                    item instanceof Json.Str(String text) && text.equals(part));
            case Json.Null _, Json.Bool _, Json.Num _ -> JsonText.write(value).contains(part);
            case JsonObject object -> object.members().containsKey(part);
        };
    }

    /// Whether the part is among the text, in any case.
    static boolean containsWords(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static boolean same(double one, double other) {
        return Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(other));
    }
}
