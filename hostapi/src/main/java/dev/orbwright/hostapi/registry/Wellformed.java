package dev.orbwright.hostapi.registry;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.List;
import java.util.Map;

/// Says whether values from a guest can be kept: written as UTF-8 and read back as they were.
final class Wellformed {

    private Wellformed() {}

    /// False where there is half of a surrogate pair or a NUL in the text.
    static boolean text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0 || Character.isLowSurrogate(unit)) {
                return false;
            }
            if (Character.isHighSurrogate(unit)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /// False where a text or a member's name in the value cannot be kept.
    static boolean value(Json value) {
        return switch (value) {
            case Json.Str(String text) -> text(text);
            case Json.Arr(List<Json> items) -> items.stream().allMatch(Wellformed::value);
            case JsonObject(Map<String, Json> members) ->
                    members.entrySet().stream()
                            .allMatch(member -> text(member.getKey()) && value(member.getValue()));
            case Json.Null _, Json.Bool _, Json.Num _ -> true;
        };
    }
}
