package dev.orbwright.world.condition;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import java.util.Locale;
import java.util.Optional;

/// What can be compared of a thing: what it keeps (details, properties, state, config) and the
/// fields that guests see, under the names that guests see.
final class Facets {

    private Facets() {}

    /// The value at a path of names joined by dots; empty where there is none, or it is null.
    static Optional<Json> at(Json value, String path) {
        Json here = value;
        for (String name : path.isEmpty() ? new String[0] : path.split("\\.")) {
            Optional<Json> next = step(here, name);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            here = next.get();
        }
        return here == Json.Null.NULL ? Optional.empty() : Optional.of(here);
    }

    private static Optional<Json> step(Json value, String name) {
        return switch (value) {
            case JsonObject object -> object.get(name);
            case Json.Arr(var items) when name.matches("\\d{1,6}") -> {
                int index = Integer.parseInt(name);
                yield index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
            }
            case Json.Arr _, Json.Null _, Json.Bool _, Json.Num _, Json.Str _ -> Optional.empty();
        };
    }

    /// The value that a thing has at a path; what it keeps goes before its fields.
    static Optional<Json> of(Entity entity, String path) {
        return at(kept(entity), path).or(() -> at(fields(entity), path));
    }

    private static JsonObject kept(Entity entity) {
        return switch (entity) {
            case EnvironmentObject object -> object.details();
            case Artifact artifact -> artifact.properties();
            case Soul soul -> soul.properties();
            case Puzzle puzzle -> puzzle.state();
            case Landmark landmark -> landmark.config();
            case Location location -> location.visualConfig();
            case TemporaryObject object -> object.visualConfig();
        };
    }

    private static JsonObject fields(Entity entity) {
        JsonObject.Builder fields =
                JsonObject.builder()
                        .put("id", entity.id())
                        .put("kind", entity.kind().wireName())
                        .put("name", Thing.nameOf(entity))
                        .putIfPresent("location_id", entity.locationId());
        switch (entity) {
            case EnvironmentObject object ->
                    fields.put("type", object.type()).put("details", object.details());
            case Artifact artifact ->
                    fields.put("description", artifact.description())
                            .put("properties", artifact.properties())
                            .putIfPresent("linked_dynamic_function_name", artifact.functionName());
            case Soul soul ->
                    fields.put("type", soul.type().name().toLowerCase(Locale.ROOT))
                            .put("inventory", Json.Arr.ofStrings(soul.inventory()))
                            .put("position", soul.position().toJson())
                            .put("properties", soul.properties());
            case Puzzle puzzle ->
                    fields.put("state", puzzle.state())
                            .putIfPresent("checking_dynamic_function_name", puzzle.checkFunction());
            case Landmark landmark ->
                    fields.put("key", landmark.name())
                            .put("position", landmark.position().toJson())
                            .put("client_visual_config", landmark.config());
            case Location location ->
                    fields.put("description", location.description())
                            .put("client_visual_config", location.visualConfig());
            case TemporaryObject object ->
                    fields.put("type", object.type())
                            .putIfPresent("from_landmark_id", object.fromLandmark())
                            .put("to_landmark_id", object.toLandmark())
                            .put("walkable", object.walkable())
                            .put("duration", object.duration() / 1000.0)
                            .put("client_visual_config", object.visualConfig());
        }
        return fields.build();
    }
}
