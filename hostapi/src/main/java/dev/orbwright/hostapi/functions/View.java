package dev.orbwright.hostapi.functions;

import dev.orbwright.hostapi.registry.Doc;
import dev.orbwright.hostapi.registry.ResultType;
import dev.orbwright.hostapi.registry.Step;
import dev.orbwright.world.geometry.Position;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What guests see of entities: the seed's names and shapes.
final class View {

    private static final ResultType LOCATION = ResultType.of(LocationView.class);
    private static final ResultType LANDMARK = ResultType.of(LandmarkView.class);
    private static final ResultType OBJECT = ResultType.of(ObjectView.class);
    private static final ResultType ARTIFACT = ResultType.of(ArtifactView.class);
    private static final ResultType SOUL = ResultType.of(SoulView.class);
    private static final ResultType TEMPORARY = ResultType.of(TemporaryView.class);

    private View() {}

    /// A location with its landmarks.
    record LocationView(
            String id,
            String name,
            String description,
            @Doc("landmark key to the location that one comes to") Map<String, String> exits,
            @Doc("by key") Map<String, LandmarkEntry> landmarks,
            JsonObject clientVisualConfig) {}

    /// A landmark, as its location shows it.
    record LandmarkEntry(String key, String name, JsonObject clientVisualConfig) {}

    /// A landmark on its own.
    record LandmarkView(
            String id,
            String locationId,
            String key,
            String name,
            Position position,
            JsonObject clientVisualConfig) {}

    /// An environment object.
    record ObjectView(String id, String locationId, String type, JsonObject details) {}

    /// An artifact.
    record ArtifactView(
            String id,
            String name,
            String description,
            Optional<String> linkedDynamicFunctionName,
            JsonObject properties) {}

    /// A soul.
    record SoulView(
            String id,
            String name,
            @Doc("player or npc") String type,
            String locationId,
            @Doc("metres from the location's centre") Position position,
            @Doc("ids of artifacts") List<String> inventory,
            JsonObject properties) {}

    /// A temporary object.
    record TemporaryView(
            String id,
            String type,
            String locationId,
            String fromLandmarkId,
            String toLandmarkId,
            boolean walkable,
            @Doc("seconds of world time") double creationTime,
            @Doc("seconds") double duration,
            Optional<String> creatorSoulId,
            JsonObject clientVisualConfig) {}

    static LocationView location(Step step, Location location) {
        Map<String, String> exits = new LinkedHashMap<>();
        Map<String, LandmarkEntry> landmarks = new LinkedHashMap<>();
        for (Landmark landmark : step.state().in(location.id(), Landmark.class)) {
            landmark.exitTo().ifPresent(target -> exits.put(landmark.name(), target));
            landmarks.put(
                    landmark.name(),
                    new LandmarkEntry(landmark.name(), landmark.displayName(), landmark.config()));
        }
        return new LocationView(
                location.id(),
                location.name(),
                location.description(),
                exits,
                landmarks,
                location.visualConfig());
    }

    static ObjectView object(EnvironmentObject object) {
        return new ObjectView(object.id(), object.placeId(), object.type(), object.details());
    }

    static ArtifactView artifact(Artifact artifact) {
        return new ArtifactView(
                artifact.id(),
                artifact.name(),
                artifact.description(),
                artifact.functionName(),
                artifact.properties());
    }

    static SoulView soul(Soul soul) {
        return new SoulView(
                soul.id(),
                soul.name(),
                soul.type().name().toLowerCase(Locale.ROOT),
                soul.placeId(),
                soul.position(),
                soul.inventory(),
                soul.properties());
    }

    static TemporaryView temporary(TemporaryObject object) {
        return new TemporaryView(
                object.id(),
                object.type(),
                object.placeId(),
                object.fromLandmark().orElse(Places.PLAYER),
                object.toLandmark(),
                object.walkable(),
                object.createdAt() / 1000.0,
                object.duration() / 1000.0,
                object.creatorId(),
                object.visualConfig());
    }

    private static LandmarkView landmark(Landmark landmark) {
        return new LandmarkView(
                landmark.id(),
                landmark.placeId(),
                landmark.name(),
                landmark.displayName(),
                landmark.position(),
                landmark.config());
    }

    /// A puzzle: its state, under its id.
    static JsonObject puzzle(Puzzle puzzle) {
        return puzzle.state()
                .with("id", puzzle.id())
                .with(
                        "checking_dynamic_function_name",
                        puzzle.checkFunction().<Json>map(Json::of).orElse(Json.Null.NULL));
    }

    /// Any entity, with its `kind`.
    static JsonObject of(Step step, Entity entity) {
        Json data =
                switch (entity) {
                    case Location location -> LOCATION.write(location(step, location));
                    case Landmark landmark -> LANDMARK.write(landmark(landmark));
                    case EnvironmentObject object -> OBJECT.write(object(object));
                    case Artifact artifact -> ARTIFACT.write(artifact(artifact));
                    case Soul soul -> SOUL.write(soul(soul));
                    case TemporaryObject object -> TEMPORARY.write(temporary(object));
                    case Puzzle puzzle -> puzzle(puzzle);
                };
        return ((JsonObject) data).with("kind", entity.kind().wireName());
    }
}
