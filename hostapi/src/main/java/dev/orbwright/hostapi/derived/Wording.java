package dev.orbwright.hostapi.derived;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Words that several of the derived texts use.
final class Wording {

    private Wording() {}

    /// The names of enum constants, lower-case, in their own order.
    static <E extends Enum<E>> String list(Collection<E> constants) {
        return constants.stream()
                .sorted()
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    /// The members of an object's schema, by name, in order.
    static Map<String, Json> members(JsonObject schema) {
        return schema.object("properties").members();
    }
}
