package dev.orbwright.storage;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.EventHandler;
import dev.orbwright.world.state.FunctionRevision;
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
import java.util.Optional;

/// Entries as JSON objects and back. `kind` says which; a value that is empty has no member.
final class EntryJson {

    private static final String PROPERTY = "world_property";
    private static final String HANDLER = "event_handler";
    private static final String FUNCTION = "function";
    private static final String METADATA = "metadata";
    private static final String TIMER = "timer";

    private EntryJson() {}

    static JsonObject encode(Entry entry) {
        return switch (entry) {
            case Location location ->
                    entity(location)
                            .put("name", location.name())
                            .put("description", location.description())
                            .put("visual_config", location.visualConfig())
                            .build();
            case Landmark landmark ->
                    kind(landmark.kind().wireName())
                            .put("location_id", landmark.placeId())
                            .put("name", landmark.name())
                            .put("config", landmark.config())
                            .build();
            case EnvironmentObject object ->
                    entity(object)
                            .put("location_id", object.placeId())
                            .put("type", object.type())
                            .put("details", object.details())
                            .build();
            case Artifact artifact ->
                    entity(artifact)
                            .put("name", artifact.name())
                            .put("description", artifact.description())
                            .putIfPresent("function_name", artifact.functionName())
                            .putIfPresent("creator_id", artifact.creatorId())
                            .put("properties", artifact.properties())
                            .build();
            case Soul soul ->
                    entity(soul)
                            .put("name", soul.name())
                            .put("type", Members.nameOf(soul.type()))
                            .put("location_id", soul.placeId())
                            .put("position", soul.position().toJson())
                            .put("inventory", Json.Arr.ofStrings(soul.inventory()))
                            .put("properties", soul.properties())
                            .build();
            case Puzzle puzzle ->
                    entity(puzzle)
                            .put("state", puzzle.state())
                            .putIfPresent("check_function", puzzle.checkFunction())
                            .build();
            case TemporaryObject object ->
                    entity(object)
                            .put("type", object.type())
                            .put("location_id", object.placeId())
                            .putIfPresent("from_landmark", object.fromLandmark())
                            .put("from", object.from().toJson())
                            .put("to_landmark", object.toLandmark())
                            .put("to", object.to().toJson())
                            .put("walkable", object.walkable())
                            .putIfPresent("creator_id", object.creatorId())
                            .put("created_at", Members.wholeNumber(object.createdAt()))
                            .put("duration", Members.wholeNumber(object.duration()))
                            .put("visual_config", object.visualConfig())
                            .build();
            case WorldProperty property ->
                    kind(PROPERTY)
                            .put("name", property.name())
                            .put("value", property.value())
                            .build();
            case EventHandler handler ->
                    kind(HANDLER)
                            .put("event_id", handler.eventId())
                            .put("function_name", handler.functionName())
                            .putIfPresent("owner_id", handler.ownerId())
                            .build();
            case StoredFunction function ->
                    kind(FUNCTION)
                            .put("name", function.name())
                            .putIfPresent("owner_id", function.ownerId())
                            .put("status", Members.nameOf(function.status()))
                            .put("active_revision", function.activeRevision())
                            .put(
                                    "revisions",
                                    function.revisions().stream().map(EntryJson::revision).toList())
                            .build();
            case Metadata metadata ->
                    kind(METADATA)
                            .put("name", metadata.name())
                            .put("value", metadata.value())
                            .build();
            case Timer timer ->
                    kind(TIMER)
                            .put("id", timer.id())
                            .put("function_name", timer.functionName())
                            .putIfPresent("owner_id", timer.ownerId())
                            .putIfPresent("soul_id", timer.soulId())
                            .put("arguments", timer.arguments())
                            .put("due", Members.wholeNumber(timer.due()))
                            .putIfPresent("interval", timer.interval().map(Members::wholeNumber))
                            .put("failures", timer.failures())
                            .build();
        };
    }

    private static JsonObject.Builder kind(String kind) {
        return JsonObject.builder().put("kind", kind);
    }

    private static JsonObject.Builder entity(Entity entity) {
        return kind(entity.kind().wireName()).put("id", entity.id());
    }

    private static JsonObject revision(FunctionRevision revision) {
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("description", revision.description())
                        .put("parameters_schema", revision.parametersSchema())
                        .put("language", revision.language())
                        .put("source_hash", revision.sourceHash())
                        .put("provenance", revision.provenance());
        if (revision.parent() > 0) {
            json.put("parent", revision.parent());
        }
        if (!revision.conditions().members().isEmpty()) {
            json.put("conditions", revision.conditions());
        }
        return json.build();
    }

    /// @param where the place to name in errors
    /// @throws UnreadableException where a member is missing, is not what it should be, or is not
    ///   known
    static Entry decode(String where, Json json) throws UnreadableException {
        Members in = new Members(where, json);
        String kind = in.text("kind");
        try {
            Optional<Entity.Kind> entityKind = Entity.Kind.ofWireName(kind);
            Entry entry =
                    entityKind.isPresent() ? entity(entityKind.get(), in) : rule(where, kind, in);
            in.end();
            return entry;
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(where, String.valueOf(e.getMessage()));
        }
    }

    private static Entity entity(Entity.Kind kind, Members in) throws UnreadableException {
        return switch (kind) {
            case LOCATION ->
                    new Location(
                            in.text("id"),
                            in.text("name"),
                            in.text("description"),
                            in.object("visual_config"));
            case LANDMARK ->
                    new Landmark(in.text("location_id"), in.text("name"), in.object("config"));
            case ENVIRONMENT_OBJECT ->
                    new EnvironmentObject(
                            in.text("id"),
                            in.text("location_id"),
                            in.text("type"),
                            in.object("details"));
            case ARTIFACT ->
                    new Artifact(
                            in.text("id"),
                            in.text("name"),
                            in.text("description"),
                            in.optionalText("function_name"),
                            in.optionalText("creator_id"),
                            in.object("properties"));
            case SOUL ->
                    new Soul(
                            in.text("id"),
                            in.text("name"),
                            in.choice("type", Soul.Type.class),
                            in.text("location_id"),
                            in.position("position"),
                            in.texts("inventory"),
                            in.object("properties"));
            case PUZZLE ->
                    new Puzzle(
                            in.text("id"), in.object("state"), in.optionalText("check_function"));
            case TEMPORARY_OBJECT ->
                    new TemporaryObject(
                            in.text("id"),
                            in.text("type"),
                            in.text("location_id"),
                            in.optionalText("from_landmark"),
                            in.position("from"),
                            in.text("to_landmark"),
                            in.position("to"),
                            in.flag("walkable"),
                            in.optionalText("creator_id"),
                            in.whole("created_at"),
                            in.whole("duration"),
                            in.object("visual_config"));
        };
    }

    private static Entry rule(String where, String kind, Members in) throws UnreadableException {
        return switch (kind) {
            case PROPERTY -> new WorldProperty(in.text("name"), in.value("value"));
            case HANDLER ->
                    new EventHandler(
                            in.text("event_id"),
                            in.text("function_name"),
                            in.optionalText("owner_id"));
            case FUNCTION ->
                    new StoredFunction(
                            in.text("name"),
                            in.optionalText("owner_id"),
                            in.choice("status", StoredFunction.Status.class),
                            in.count("active_revision"),
                            revisions(where, in.items("revisions")));
            case METADATA -> new Metadata(in.text("name"), in.value("value"));
            case TIMER ->
                    new Timer(
                            in.text("id"),
                            in.text("function_name"),
                            in.optionalText("owner_id"),
                            in.optionalText("soul_id"),
                            in.object("arguments"),
                            in.whole("due"),
                            in.has("interval")
                                    ? Optional.of(in.whole("interval"))
                                    : Optional.empty(),
                            in.count("failures"));
            default -> throw in.bad("kind", "there is no kind '%s'".formatted(kind));
        };
    }

    private static List<FunctionRevision> revisions(String where, List<Json> items)
            throws UnreadableException {
        List<FunctionRevision> revisions = new ArrayList<>();
        for (Json item : items) {
            Members in = new Members("%s.revisions[%d]".formatted(where, revisions.size()), item);
            revisions.add(
                    new FunctionRevision(
                            in.text("description"),
                            in.object("parameters_schema"),
                            in.text("language"),
                            in.text("source_hash"),
                            in.has("parent") ? in.count("parent") : 0,
                            in.has("conditions") ? in.object("conditions") : JsonObject.EMPTY,
                            in.object("provenance")));
            in.end();
        }
        return revisions;
    }
}
