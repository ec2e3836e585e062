package dev.orbwright.storage;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The members of an object that must be exactly what they should be: nothing missing, nothing of
/// another kind, and (see [#end]) nothing more.
final class Members {

    /// Whole numbers beyond this (2^53) are not exact in JSON; they are written as strings.
    private static final long EXACT = 1L << 53;

    private final String where;
    private final JsonObject object;
    private final Set<String> known = new HashSet<>();

    Members(String where, Json value) throws UnreadableException {
        this.where = where;
        this.object = StoredJson.object(where, value);
    }

    /// A whole number as JSON that [#whole] reads back exactly.
    static Json wholeNumber(long value) {
        return -EXACT <= value && value <= EXACT
                ? Json.of((double) value)
                : Json.of(Long.toString(value));
    }

    /// A constant as JSON that [#choice] reads back.
    static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private Optional<Json> find(String name) {
        known.add(name);
        return Optional.ofNullable(object.members().get(name));
    }

    Json value(String name) throws UnreadableException {
        return find(name).orElseThrow(() -> bad(name, "is missing"));
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    String text(String name) throws UnreadableException {
        return as(Json.Str.class, name, "a string").value();
    }

    Optional<String> optionalText(String name) throws UnreadableException {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    long whole(String name) throws UnreadableException {
        Json value = value(name);
        if (value instanceof Json.Num(double number)
                && number == Math.rint(number)
                && Math.abs(number) <= EXACT) {
            return (long) number;
        }
        if (value instanceof Json.Str(String digits) && digits.matches("-?[0-9]{1,19}")) {
            try {
                return Long.parseLong(digits);
            } catch (NumberFormatException _) {
                throw bad(name, "is too large");
            }
        }
        throw wrong(name, "a whole number");
    }

    int count(String name) throws UnreadableException {
        long value = whole(name);
        if (value != (int) value) {
            throw bad(name, "is too large");
        }
        return (int) value;
    }

    boolean flag(String name) throws UnreadableException {
        return as(Json.Bool.class, name, "true or false") == Json.Bool.TRUE;
    }

    JsonObject object(String name) throws UnreadableException {
        return as(JsonObject.class, name, "an object");
    }

    List<Json> items(String name) throws UnreadableException {
        return as(Json.Arr.class, name, "an array").items();
    }

    List<String> texts(String name) throws UnreadableException {
        List<String> texts = new ArrayList<>();
        for (Json item : items(name)) {
            if (!(item instanceof Json.Str(String text))) {
                throw bad(name, "expected strings, found " + item.kindName());
            }
            texts.add(text);
        }
        return texts;
    }

    Position position(String name) throws UnreadableException {
        return Position.of(items(name)).orElseThrow(() -> bad(name, "expected three numbers"));
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) throws UnreadableException {
        return constant(where + "." + name, text(name), type);
    }

    /// The constant that [#nameOf] gave this name.
    static <E extends Enum<E>> E constant(String where, String name, Class<E> type)
            throws UnreadableException {
        for (E constant : type.getEnumConstants()) {
            if (nameOf(constant).equals(name)) {
                return constant;
            }
        }
        throw new UnreadableException(where, "there is no '%s'".formatted(name));
    }

    /// Refuses members that nobody asked for: they would be lost.
    void end() throws UnreadableException {
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                throw bad(name, "is not known here");
            }
        }
    }

    UnreadableException bad(String name, String problem) {
        return new UnreadableException(where + "." + name, problem);
    }

    private <T extends Json> T as(Class<T> type, String name, String expected)
            throws UnreadableException {
        Json value = value(name);
        if (!type.isInstance(value)) {
            throw wrong(name, expected);
        }
        return type.cast(value);
    }

    private UnreadableException wrong(String name, String expected) throws UnreadableException {
        return bad(name, "expected %s, found %s".formatted(expected, value(name).kindName()));
    }
}
