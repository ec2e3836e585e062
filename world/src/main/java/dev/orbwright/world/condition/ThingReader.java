package dev.orbwright.world.condition;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Entity;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads which things are meant: an object of what applies to them, or just an id.
final class ThingReader {

    private ThingReader() {}

    static Thing read(Json json, String path) throws MalformedConditionException {
        if (json instanceof Json.Str(String id) && !id.isBlank()) {
            return Thing.ofId(id);
        }
        if (!(json instanceof JsonObject object)) {
            throw new MalformedConditionException(
                    path,
                    "expected an object that says which thing, or its id, found "
                            + json.kindName());
        }
        Members members = new Members(object, path);
        Thing thing =
                new Thing(
                        kind(members),
                        members.optionalText("type"),
                        members.optionalText("id"),
                        members.optionalText("key"),
                        members.optionalText("words"),
                        members.optionalText("at"),
                        members.optionalText("location"),
                        members.optionalText("owner"));
        members.requireNoMore();
        if (object.members().isEmpty()) {
            throw new MalformedConditionException(
                    path, "say which thing: kind, type, id, key, words, at, location or owner");
        }
        return thing;
    }

    private static Optional<Entity.Kind> kind(Members members) throws MalformedConditionException {
        Optional<String> name = members.optionalText("kind");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Entity.Kind> kind = Entity.Kind.ofWireName(name.get());
        if (kind.isEmpty()) {
            throw members.fault(
                    "kind",
                    "there is no kind \"%s\"; there are %s"
                            .formatted(
                                    name.get(),
                                    Arrays.stream(Entity.Kind.values())
                                            .map(Entity.Kind::wireName)
                                            .collect(Collectors.joining(", "))));
        }
        return kind;
    }
}
