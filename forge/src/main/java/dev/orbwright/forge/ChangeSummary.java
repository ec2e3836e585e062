package dev.orbwright.forge;

import dev.orbwright.runtime.Trial;
import dev.orbwright.sandbox.Usage;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.Entry;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What a trial changed, for programs: `[{id, name, kind, before, after}]`, with those fields that
/// differ; and what it took.
public final class ChangeSummary {

    private static final int LONGEST = 6_000;

    private ChangeSummary() {}

    /// The changes; those of functions and of what only the server sees are left out.
    static List<JsonObject> of(Tried tried) {
        List<JsonObject> changes = new ArrayList<>();
        for (Change change : tried.trial().changes().changes()) {
            switch (change.key().table()) {
                case FUNCTION, METADATA -> {}
                case ENTITY, PROPERTY, HANDLER, TIMER -> changes.add(of(change));
            }
        }
        return changes;
    }

    /// What a trial took: `{cpu_ms, wall_ms, statements, host_calls, entities}`.
    public static JsonObject usage(Trial trial) {
        Usage usage = trial.run().usage();
        return JsonObject.builder()
                .put("cpu_ms", milliseconds(usage.cpu()))
                .put("wall_ms", milliseconds(usage.wall()))
                .put("statements", usage.statements())
                .put("host_calls", usage.hostCalls())
                .put("entities", usage.entities())
                .build();
    }

    private static double milliseconds(Duration time) {
        return TimeUnit.MICROSECONDS.convert(time) / 1000.0;
    }

    /// What is kept with a revision: sentences, changes and what it took, a few kilobytes at most.
    static JsonObject kept(Tried tried) {
        List<Json> changed = new ArrayList<>();
        int length = 0;
        for (JsonObject change : of(tried)) {
            length += JsonText.write(change).length();
            if (length > LONGEST) {
                break;
            }
            changed.add(change);
        }
        List<String> would = new ArrayList<>();
        int said = 0;
        for (String sentence : Would.sentences(tried)) {
            said += sentence.length();
            if (said > LONGEST / 4) {
                break;
            }
            would.add(sentence);
        }
        return JsonObject.of("would", Json.Arr.ofStrings(would), "changed", new Json.Arr(changed))
                .with("arranged", tried.arranged())
                .with("usage", usage(tried.trial()));
    }

    private static JsonObject of(Change change) {
        JsonObject before = change.before().map(ChangeSummary::fields).orElse(JsonObject.EMPTY);
        JsonObject after = change.after().map(ChangeSummary::fields).orElse(JsonObject.EMPTY);
        Entry entry = change.after().or(change::before).orElseThrow();
        return JsonObject.builder()
                .put("id", change.key().id())
                .put("name", name(entry))
                .put("kind", kind(entry))
                .put("before", change.before().isEmpty() ? Json.Null.NULL : only(before, after))
                .put("after", change.after().isEmpty() ? Json.Null.NULL : only(after, before))
                .build();
    }

    /// The members that are otherwise in the other.
    private static JsonObject only(JsonObject object, JsonObject other) {
        JsonObject.Builder differing = JsonObject.builder();
        object.members()
                .forEach((name, value) -> {
                    if (!Optional.of(value)
                            .equals(Optional.ofNullable(other.members().get(name)))) {
                        differing.put(name, value);
                    }
                });
        return differing.build();
    }

    /// What people call it, as far as it has a name.
    public static String name(Entry entry) {
        return switch (entry) {
            case Location location -> location.name();
            case Landmark landmark -> landmark.displayName();
            case Artifact artifact -> artifact.name();
            case Soul soul -> soul.name();
            case EnvironmentObject object -> object.id().replace('_', ' ');
            case Puzzle puzzle -> puzzle.id().replace('_', ' ');
            case TemporaryObject object -> object.type().replace('_', ' ');
            case Timer _, EventHandler _, WorldProperty _, Metadata _, StoredFunction _ ->
                    entry.key().id();
        };
    }

    /// What it is, in one word.
    public static String kind(Entry entry) {
        return switch (entry) {
            case Entity entity -> entity.kind().wireName();
            case Timer _ -> "timer";
            case EventHandler _ -> "event_handler";
            case WorldProperty _ -> "world_property";
            case StoredFunction _ -> "function";
            case Metadata _ -> "metadata";
        };
    }

    private static JsonObject fields(Entry entry) {
        return switch (entry) {
            case EnvironmentObject object -> object.details().with("type", object.type());
            case Artifact artifact ->
                    JsonObject.of("name", artifact.name(), "properties", artifact.properties());
            case Soul soul ->
                    JsonObject.builder()
                            .put("location_id", soul.placeId())
                            .put("position", soul.position().toJson())
                            .put("inventory", Json.Arr.ofStrings(soul.inventory()))
                            .put("properties", soul.properties())
                            .build();
            case Puzzle puzzle -> puzzle.state();
            case Landmark landmark -> landmark.config();
            case Location location ->
                    JsonObject.of(
                            "name",
                            location.name(),
                            "client_visual_config",
                            location.visualConfig());
            case TemporaryObject object ->
                    JsonObject.builder()
                            .put("type", object.type())
                            .put("to_landmark_id", object.toLandmark())
                            .putIfPresent("from_landmark_id", object.fromLandmark())
                            .put("walkable", object.walkable())
                            .put("duration", object.duration() / 1000.0)
                            .put("client_visual_config", object.visualConfig())
                            .build();
            case Timer timer ->
                    JsonObject.builder()
                            .put("function", timer.functionName())
                            .put("due", timer.due() / 1000.0)
                            .putIfPresent("interval", timer.interval().map(each -> each / 1000.0))
                            .build();
            case EventHandler handler -> JsonObject.of("function", handler.functionName());
            case WorldProperty property -> JsonObject.of("value", property.value());
            case StoredFunction _, Metadata _ -> JsonObject.EMPTY;
        };
    }
}
