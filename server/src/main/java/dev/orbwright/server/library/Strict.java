package dev.orbwright.server.library;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An object of a file that a stranger may have written: nothing missing, nothing of another kind,
/// and (see [#end]) nothing more. Errors name file and field.
final class Strict {

    private final String where;
    private final JsonObject object;
    private final Set<String> known = new HashSet<>();

    /// @param where the file, and the place in it
    Strict(String where, Json value) throws ApiException {
        this.where = where;
        if (!(value instanceof JsonObject members)) {
            throw problem(where, "expected an object, found " + value.kindName());
        }
        this.object = members;
    }

    static ApiException problem(String where, String problem) {
        return new ApiException(422, "BAD_FILE", where + ": " + problem);
    }

    ApiException bad(String name, String problem) {
        return problem("%s: %s".formatted(where, name), problem);
    }

    Optional<Json> find(String name) {
        known.add(name);
        return object.get(name);
    }

    private <T extends Json> Optional<T> find(String name, Class<T> type, String expected)
            throws ApiException {
        Optional<Json> value = find(name);
        if (value.isPresent() && !type.isInstance(value.get())) {
            throw bad(name, "expected %s, found %s".formatted(expected, value.get().kindName()));
        }
        return value.map(type::cast);
    }

    Optional<String> optionalText(String name) throws ApiException {
        return find(name, Json.Str.class, "a string").map(Json.Str::value);
    }

    String text(String name, int longest) throws ApiException {
        String text = optionalText(name).orElseThrow(() -> bad(name, "is missing"));
        if (text.length() > longest) {
            throw bad(name, "is longer than %,d characters".formatted(longest));
        }
        return text;
    }

    JsonObject object(String name) throws ApiException {
        return find(name, JsonObject.class, "an object").orElse(JsonObject.EMPTY);
    }

    List<Json> items(String name) throws ApiException {
        return find(name, Json.Arr.class, "an array")
                .orElseThrow(() -> bad(name, "is missing"))
                .items();
    }

    int number(String name, int least, int most) throws ApiException {
        double value =
                find(name, Json.Num.class, "a number")
                        .orElseThrow(() -> bad(name, "is missing"))
                        .value();
        if (value != Math.rint(value) || value < least || value > most) {
            throw bad(name, "expected a whole number from %d to %d".formatted(least, most));
        }
        return (int) value;
    }

    /// Refuses members that nobody asked for.
    void end() throws ApiException {
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                throw bad(ApiRequest.shown(name), "is not known here");
            }
        }
    }
}
