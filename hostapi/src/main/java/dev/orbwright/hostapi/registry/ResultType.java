package dev.orbwright.hostapi.registry;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a Java result becomes JSON, read once from its type. Names become `snake_case`, an empty
/// `Optional` becomes `null`.
public sealed interface ResultType {

    /// A string, number, boolean, position or JSON value.
    record Leaf(Class<?> type) implements ResultType {}

    /// An `Optional`.
    record Maybe(ResultType present) implements ResultType {}

    /// A `List`.
    record Items(ResultType item) implements ResultType {}

    /// A `Map` by strings.
    record Table(ResultType value) implements ResultType {}

    /// A record.
    record Members(Class<?> type, List<Member> members) implements ResultType {
        /// Copies the members.
        public Members {
            members = List.copyOf(members);
        }
    }

    /// A component of a record.
    record Member(String name, RecordComponent component, ResultType type, String doc) {}

    /// Reads the type.
    ///
    /// @throws IllegalArgumentException where it cannot be said in JSON
    static ResultType of(Type type) {
        if (type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw) {
            Type[] arguments = generic.getActualTypeArguments();
            if (raw == Optional.class) {
                return new Maybe(of(arguments[0]));
            }
            if (raw == List.class) {
                return new Items(of(arguments[0]));
            }
            if (raw == Map.class && arguments[0] == String.class) {
                return new Table(of(arguments[1]));
            }
        }
        if (type instanceof Class<?> plain) {
            if (LEAVES.containsKey(plain)) {
                return new Leaf(plain);
            }
            if (plain.isRecord()) {
                return members(plain);
            }
        }
        throw new IllegalArgumentException("a result cannot hold a " + type.getTypeName());
    }

    private static ResultType members(Class<?> type) {
        List<Member> members = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            Doc doc = component.getAnnotation(Doc.class);
            members.add(
                    new Member(
                            Names.snakeCase(component.getName()),
                            component,
                            of(component.getGenericType()),
                            doc == null ? "" : doc.value()));
        }
        return new Members(type, members);
    }

    /// The JSON of a value of this type.
    default Json write(Object value) {
        return switch (this) {
            case Leaf _ -> value instanceof Position spot ? spot.toJson() : Json.from(value);
            case Maybe(ResultType present) ->
                    ((Optional<?>) value)
                            .<Json>map(inner -> present.write(inner))
                            .orElse(Json.Null.NULL);
            case Items(ResultType item) -> {
                List<Json> items = new ArrayList<>();
                ((List<?>) value).forEach(each -> items.add(item.write(each)));
                yield new Json.Arr(items);
            }
            case Table(ResultType inner) -> {
                JsonObject.Builder table = JsonObject.builder();
                ((Map<?, ?>) value)
                        .forEach((key, each) -> table.put((String) key, inner.write(each)));
                yield table.build();
            }
            case Members(_, List<Member> members) -> {
                JsonObject.Builder object = JsonObject.builder();
                for (Member member : members) {
                    object.put(member.name(), member.type().write(read(member, value)));
                }
                yield object.build();
            }
        };
    }

    private static Object read(Member member, Object record) {
        try {
            return member.component().getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + member.component(), e);
        }
    }

    /// JSON Schema of the JSON.
    default JsonObject schema() {
        return switch (this) {
            case Leaf(Class<?> type) -> LEAVES.getOrDefault(type, JsonObject.EMPTY);
            case Maybe(ResultType present) ->
                    JsonObject.of(
                            "anyOf", List.of(present.schema(), JsonObject.of("type", "null")));
            case Items(ResultType item) -> JsonObject.of("type", "array", "items", item.schema());
            case Table(ResultType value) ->
                    JsonObject.of("type", "object", "additionalProperties", value.schema());
            case Members(Class<?> type, List<Member> members) -> {
                JsonObject.Builder properties = JsonObject.builder();
                for (Member member : members) {
                    JsonObject schema = member.type().schema();
                    properties.put(
                            member.name(),
                            member.doc().isEmpty()
                                    ? schema
                                    : schema.with("description", member.doc()));
                }
                yield JsonObject.builder()
                        .put("title", type.getSimpleName())
                        .put("type", "object")
                        .put("properties", properties.build())
                        .put("required", members.stream().map(Member::name).toList())
                        .build();
            }
        };
    }

    /// The types that have no parts, with their schemas.
    Map<Class<?>, JsonObject> LEAVES =
            Map.of(
                    String.class, JsonObject.of("type", "string"),
                    double.class, JsonObject.of("type", "number"),
                    int.class, JsonObject.of("type", "integer"),
                    boolean.class, JsonObject.of("type", "boolean"),
                    Double.class, JsonObject.of("type", "number"),
                    Json.class, JsonObject.EMPTY,
                    JsonObject.class, JsonObject.of("type", "object"),
                    Position.class,
                            JsonObject.builder()
                                    .put("type", "array")
                                    .put("items", JsonObject.of("type", "number"))
                                    .put("minItems", 3)
                                    .put("maxItems", 3)
                                    .build());
}
