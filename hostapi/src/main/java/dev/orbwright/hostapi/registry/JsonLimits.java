package dev.orbwright.hostapi.registry;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// How large a JSON value of a guest may be.
public final class JsonLimits {

    /// The deepest nesting of objects and arrays; a plain value has depth 0.
    public static final int MAX_DEPTH = 16;

    /// The longest compact text, in bytes of UTF-8.
    public static final int MAX_BYTES = 16 * 1024;

    private JsonLimits() {}

    /// True where the value is neither nested too deeply nor too long.
    public static boolean allows(Json value) {
        return depth(value) <= MAX_DEPTH
                && JsonText.write(value).getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    private static int depth(Json value) {
        return switch (value) {
            case Json.Arr(List<Json> items) -> 1 + deepest(items);
            case JsonObject(Map<String, Json> members) -> 1 + deepest(members.values());
            case Json.Null _, Json.Bool _, Json.Num _, Json.Str _ -> 0;
        };
    }

    private static int deepest(Collection<Json> values) {
        return values.stream().mapToInt(JsonLimits::depth).max().orElse(0);
    }
}
