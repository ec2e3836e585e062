package dev.orbwright.world.undo;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.EventHandler;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Metadata;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.Timer;
import dev.orbwright.world.state.WorldProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// One entry refers to another.
///
/// @param target what it refers to; need not be there
/// @param field in which part of the entry
/// @param firm true where the field can be nothing but a reference; false for what only looks like
///   one: a string under a name such as `linked_puzzle_id` in free JSON
record Reference(EntryKey target, String field, boolean firm) {

    private static final Pattern ID = Pattern.compile("(?:^|_)ids?(?:_|$)");

    /// All references of an entry.
    static List<Reference> allOf(Entry entry) {
        Collector found = new Collector();
        switch (entry) {
            case Location location -> found.json("visual_config", location.visualConfig());
            case Landmark landmark -> {
                found.entity("place_id", landmark.placeId());
                found.json("config", landmark.config());
            }
            case EnvironmentObject object -> {
                found.entity("place_id", object.placeId());
                found.json("details", object.details());
            }
            case Artifact artifact -> {
                found.function("function_name", artifact.functionName());
                found.soul("creator_id", artifact.creatorId());
                found.json("properties", artifact.properties());
            }
            case Soul soul -> {
                found.entity("place_id", soul.placeId());
                soul.inventory().forEach(id -> found.entity("inventory", id));
                found.json("properties", soul.properties());
            }
            case Puzzle puzzle -> {
                found.function("check_function", puzzle.checkFunction());
                found.json("state", puzzle.state());
            }
            case TemporaryObject object -> {
                found.entity("place_id", object.placeId());
                found.spot("to_landmark", object.placeId(), object.toLandmark());
                object.fromLandmark()
                        .ifPresent(name -> found.spot("from_landmark", object.placeId(), name));
                found.soul("creator_id", object.creatorId());
                found.json("visual_config", object.visualConfig());
            }
            case WorldProperty property -> found.named(property.name(), "value", property.value());
            case EventHandler handler -> {
                found.function("function_name", Optional.of(handler.functionName()));
                found.soul("owner_id", handler.ownerId());
            }
            case StoredFunction function -> found.soul("owner_id", function.ownerId());
            case Timer timer -> {
                found.function("function_name", Optional.of(timer.functionName()));
                found.soul("owner_id", timer.ownerId());
                found.soul("soul_id", timer.soulId());
                found.json("arguments", timer.arguments());
            }
            case Metadata _ -> {}
        }
        return found.references;
    }

    private static final class Collector {
        private final List<Reference> references = new ArrayList<>();

        void entity(String field, String id) {
            references.add(new Reference(EntryKey.entity(id), field, true));
        }

        void function(String field, Optional<String> name) {
            name.ifPresent(
                    known -> references.add(new Reference(EntryKey.function(known), field, true)));
        }

        /// Souls may leave what is theirs behind.
        void soul(String field, Optional<String> id) {
            id.ifPresent(
                    known -> references.add(new Reference(EntryKey.entity(known), field, false)));
        }

        /// What has lost its landmark stands where it stood.
        void spot(String field, String locationId, String landmark) {
            String id = Landmark.idOf(locationId, landmark);
            references.add(new Reference(EntryKey.entity(id), field, false));
        }

        void json(String field, JsonObject object) {
            for (Map.Entry<String, Json> member : object.members().entrySet()) {
                named(member.getKey(), field + "." + member.getKey(), member.getValue());
            }
        }

        void named(String name, String field, Json value) {
            switch (value) {
                case Json.Str(String text) -> {
                    if (ID.matcher(name).find()) {
                        references.add(new Reference(EntryKey.entity(text), field, false));
                    }
                }
                case Json.Arr(List<Json> items) -> items.forEach(item -> named(name, field, item));
                case JsonObject object -> json(field, object);
                case Json.Null _, Json.Bool _, Json.Num _ -> {}
            }
        }
    }
}
