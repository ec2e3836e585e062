package dev.orbwright.world.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A JSON value. Equality is by value; the order of an object's members does not count.
public sealed interface Json
        permits Json.Null, Json.Bool, Json.Num, Json.Str, Json.Arr, JsonObject {

    /// JSON's `null`.
    enum Null implements Json {
        /// The only one.
        NULL
    }

    /// `true` or `false`.
    enum Bool implements Json {
        /// JSON's `true`.
        TRUE,
        /// JSON's `false`.
        FALSE
    }

    /// A finite number. Whole numbers beyond 2^53 lose precision, as they do in JavaScript.
    record Num(double value) implements Json {
        /// Refuses what JSON cannot say, and folds `-0` into `0` so that equal means equal.
        public Num {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("JSON has no number " + value);
            }
            value = value == 0 ? 0 : value;
        }
    }

    /// A string.
    record Str(String value) implements Json {}

    /// An array.
    record Arr(List<Json> items) implements Json {
        /// Copies the items.
        public Arr {
            items = List.copyOf(items);
        }

        /// The array of these values.
        public static Arr of(Json... items) {
            return new Arr(List.of(items));
        }

        /// The array of these strings.
        public static Arr ofStrings(Iterable<String> items) {
            List<Json> out = new ArrayList<>();
            items.forEach(item -> out.add(new Str(item)));
            return new Arr(out);
        }
    }

    /// The string, number or boolean; `null` is not accepted.
    static Json of(String value) {
        return new Str(value);
    }

    /// The number.
    static Json of(double value) {
        return new Num(value);
    }

    /// The boolean.
    static Json of(boolean value) {
        return value ? Bool.TRUE : Bool.FALSE;
    }

    /// A value from plain Java ones: strings, numbers, booleans, lists, maps with string keys,
    /// JSON.
    ///
    /// @throws IllegalArgumentException for anything else
    static Json from(Object value) {
        return switch (value) {
            case Json json -> json;
            case String text -> of(text);
            case Number number -> of(number.doubleValue());
            case Boolean flag -> of(flag.booleanValue());
            case List<?> list -> new Arr(list.stream().map(Json::from).toList());
            case Map<?, ?> map -> {
                JsonObject.Builder out = JsonObject.builder();
                map.forEach((key, item) -> out.put(String.valueOf(key), from(item)));
                yield out.build();
            }
            default ->
                    throw new IllegalArgumentException(
                            "cannot say a " + value.getClass().getSimpleName() + " in JSON");
        };
    }

    /// What a person would call this kind of value: "a string", "an object" and so on.
    default String kindName() {
        return switch (this) {
            case Null.NULL -> "null";
            case Bool.TRUE, Bool.FALSE -> "a boolean";
            case Num _ -> "a number";
            case Str _ -> "a string";
            case Arr _ -> "an array";
            case JsonObject _ -> "an object";
        };
    }
}
