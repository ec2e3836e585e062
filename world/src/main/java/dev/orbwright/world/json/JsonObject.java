package dev.orbwright.world.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// A JSON object. Members keep the order in which they were put.
public record JsonObject(Map<String, Json> members) implements Json {

    /// The object with no members.
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    /// Copies the members.
    public JsonObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /// An object under construction.
    public static Builder builder() {
        return new Builder();
    }

    /// An object of one member.
    public static JsonObject of(String key, Object value) {
        return builder().put(key, value).build();
    }

    /// An object of two members.
    public static JsonObject of(String key1, Object value1, String key2, Object value2) {
        return builder().put(key1, value1).put(key2, value2).build();
    }

    /// The member, or empty where it is absent or `null`.
    public Optional<Json> get(String key) {
        Json value = members.get(key);
        return value == null || value == Null.NULL ? Optional.empty() : Optional.of(value);
    }

    /// The string member, or empty where it is absent or something else.
    public Optional<String> text(String key) {
        return members.get(key) instanceof Str(String value)
                ? Optional.of(value)
                : Optional.empty();
    }

    /// The number member, or empty where it is absent or something else.
    public OptionalDouble number(String key) {
        return members.get(key) instanceof Num(double value)
                ? OptionalDouble.of(value)
                : OptionalDouble.empty();
    }

    /// True where the member is `true`.
    public boolean flag(String key) {
        return members.get(key) == Bool.TRUE;
    }

    /// The object member, or an empty object.
    public JsonObject object(String key) {
        return members.get(key) instanceof JsonObject object ? object : EMPTY;
    }

    /// The items of the array member, or no items.
    public List<Json> items(String key) {
        return members.get(key) instanceof Arr(List<Json> items) ? items : List.of();
    }

    /// The strings of the array member; other items are left out.
    public List<String> strings(String key) {
        return items(key).stream()
                .filter(Str.class::isInstance)
                .map(item -> ((Str) item).value())
                .toList();
    }

    /// This object with the member set.
    public JsonObject with(String key, Object value) {
        Map<String, Json> copy = new LinkedHashMap<>(members);
        copy.put(key, Json.from(value));
        return new JsonObject(copy);
    }

    /// This object with the members of the other laid over it, one level deep.
    public JsonObject withAll(JsonObject other) {
        if (other.members.isEmpty()) {
            return this;
        }
        Map<String, Json> copy = new LinkedHashMap<>(members);
        copy.putAll(other.members);
        return new JsonObject(copy);
    }

    /// This object without the member.
    public JsonObject without(String key) {
        Map<String, Json> copy = new LinkedHashMap<>(members);
        copy.remove(key);
        return new JsonObject(copy);
    }

    @Override
    public String toString() {
        return JsonText.write(this);
    }

    /// Collects members; [#build] may be called once or often.
    public static final class Builder {
        private final Map<String, Json> members = new LinkedHashMap<>();

        private Builder() {}

        /// Sets a member, see [Json#from].
        public Builder put(String key, Object value) {
            members.put(key, Json.from(value));
            return this;
        }

        /// Sets a member where there is a value.
        public Builder putIfPresent(String key, Optional<?> value) {
            value.ifPresent(present -> put(key, present));
            return this;
        }

        /// The object of what was put so far.
        public JsonObject build() {
            return new JsonObject(members);
        }
    }
}
