package dev.orbwright.server.view;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.npc.NpcDefinitionException;
import dev.orbwright.world.npc.NpcDefinitionReader;
import dev.orbwright.world.npc.NpcKeys;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.Reachability;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.WorldState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The payload of `gameStateUpdate`: the world as one soul sees it.
public final class GameStateView {

    private static final Logger LOG = LoggerFactory.getLogger(GameStateView.class);

    /// The newest lines of the world log that are sent.
    public static final int LOG_LINES = 20;

    /// As many of the others are shown.
    public static final int MOST_SOULS = 100;

    private GameStateView() {}

    /// The world as this soul sees it; `{error}` where there is no such soul.
    ///
    /// @param log lines of the world log, oldest first
    /// @param worldTime milliseconds
    /// @param present the souls of players that are connected; those of other players are left out,
    ///   NPCs are there always
    public static JsonObject of(
            WorldState state,
            String soulId,
            List<String> log,
            long worldTime,
            Set<String> present) {
        Optional<Soul> found = state.entity(soulId, Soul.class);
        if (found.isEmpty()) {
            return JsonObject.of("error", "There is no such soul in this world.");
        }
        Soul soul = found.get();
        return JsonObject.builder()
                .put("playerSoul", playerSoul(soul))
                .put("currentLocation", location(state, soul))
                .put("inventory", inventory(state, soul))
                .put(
                        "worldLog",
                        Json.Arr.ofStrings(
                                log.subList(Math.max(0, log.size() - LOG_LINES), log.size())))
                .put("activeTemporaryObjects", temporaryObjects(state, soul.placeId(), worldTime))
                .put("environmentObjectsInLocation", environmentObjects(state, soul.placeId()))
                .put("soulsInLocation", souls(state, soul, present))
                .put("allPuzzleStates", puzzles(state))
                .put("worldProperties", new JsonObject(state.properties()))
                .build();
    }

    private static JsonObject playerSoul(Soul soul) {
        return JsonObject.builder()
                .put("id", soul.id())
                .put("name", soul.name())
                .put("locationId", soul.placeId())
                .put("position_xyz", soul.position().toJson())
                .build();
    }

    private static JsonObject location(WorldState state, Soul soul) {
        String locationId = soul.placeId();
        Reachability reachability = Reachability.in(state, locationId);
        Optional<Location> location = state.entity(locationId, Location.class);
        if (location.isEmpty()) {
            return JsonObject.builder()
                    .put("id", locationId)
                    .put("name", "The void")
                    .put("description", "There is nothing here yet.")
                    .put("exits", JsonObject.EMPTY)
                    .put("exitNames", JsonObject.EMPTY)
                    .put("landmarks", JsonObject.EMPTY)
                    .put(
                            "client_visual_config",
                            state.property("void_visual_config").orElse(JsonObject.EMPTY))
                    .put("temporary_notes", Json.Arr.of())
                    .build();
        }
        JsonObject.Builder exits = JsonObject.builder();
        JsonObject.Builder exitNames = JsonObject.builder();
        JsonObject.Builder landmarks = JsonObject.builder();
        for (Landmark landmark : state.in(locationId, Landmark.class)) {
            if (landmark.exitTo().isPresent()) {
                String target = landmark.exitTo().get();
                exits.put(landmark.name(), target);
                state.entity(target, Location.class)
                        .ifPresent(other -> exitNames.put(landmark.name(), other.name()));
            }
            landmarks.put(
                    landmark.name(),
                    JsonObject.builder()
                            .put("key", landmark.name())
                            .put("name", landmark.displayName())
                            .put(
                                    "reachable",
                                    reachability.joins(soul.position(), landmark.position()))
                            .put("client_visual_config", landmark.config())
                            .build());
        }
        return JsonObject.builder()
                .put("id", locationId)
                .put("name", location.get().name())
                .put("description", location.get().description())
                .put("exits", exits.build())
                .put("exitNames", exitNames.build())
                .put("landmarks", landmarks.build())
                .put("client_visual_config", location.get().visualConfig())
                .put("temporary_notes", Json.Arr.of())
                .build();
    }

    private static Json inventory(WorldState state, Soul soul) {
        List<Json> items = new ArrayList<>();
        for (String id : soul.inventory()) {
            state.entity(id, Artifact.class).ifPresent(artifact -> items.add(artifact(artifact)));
        }
        return new Json.Arr(items);
    }

    private static JsonObject artifact(Artifact artifact) {
        return JsonObject.builder()
                .put("id", artifact.id())
                .put("name", artifact.name())
                .put("description", artifact.description())
                .put("toolName", artifact.functionName().<Json>map(Json::of).orElse(Json.Null.NULL))
                .put("properties", artifact.properties())
                .build();
    }

    private static Json temporaryObjects(WorldState state, String locationId, long worldTime) {
        List<Json> objects = new ArrayList<>();
        for (TemporaryObject object : state.in(locationId, TemporaryObject.class)) {
            objects.add(temporaryObject(object, worldTime));
        }
        return new Json.Arr(objects);
    }

    /// A temporary object as `activeTemporaryObjects` shows it, when it has just been made.
    public static JsonObject fresh(TemporaryObject object) {
        return temporaryObject(object, object.createdAt());
    }

    private static JsonObject temporaryObject(TemporaryObject object, long worldTime) {
        return JsonObject.builder()
                .put("id", object.id())
                .put("type", object.type())
                .put("from_landmark_id", object.fromLandmark().orElse("player_current_pos"))
                .put("from_position_xyz", object.from().toJson())
                .put("to_landmark_id", object.toLandmark())
                .put("to_position_xyz", object.to().toJson())
                .put("location_id", object.placeId())
                .put("duration", Math.max(0, object.expiresAt() - worldTime) / 1000.0)
                .put("original_duration", object.duration() / 1000.0)
                .put("walkable", object.walkable())
                .put("client_visual_config", object.visualConfig())
                .build();
    }

    private static Json environmentObjects(WorldState state, String locationId) {
        List<Json> objects = new ArrayList<>();
        for (EnvironmentObject object : state.in(locationId, EnvironmentObject.class)) {
            objects.add(
                    JsonObject.builder()
                            .put("id", object.id())
                            .put("location_id", object.placeId())
                            .put("type", object.type())
                            .put("details", object.details())
                            .build());
        }
        return new Json.Arr(objects);
    }

    private static Json souls(WorldState state, Soul self, Set<String> present) {
        Stream<Soul> npcs =
                state.in(self.placeId(), Soul.class).stream()
                        .filter(other -> other.type() == Soul.Type.NPC);
        Stream<Soul> players =
                present.stream()
                        .sorted()
                        .flatMap(id -> state.entity(id, Soul.class).stream())
                        .filter(other -> other.placeId().equals(self.placeId()))
                        .filter(other -> other.type() == Soul.Type.PLAYER);
        return new Json.Arr(
                Stream.concat(npcs, players)
                        .filter(other -> !other.id().equals(self.id()))
                        .limit(MOST_SOULS)
                        .<Json>map(other -> soul(state, other))
                        .toList());
    }

    private static JsonObject soul(WorldState state, Soul soul) {
        Optional<JsonObject> definition = definition(state, soul);
        return JsonObject.builder()
                .put("id", soul.id())
                .put("name", soul.name())
                .put(
                        "kind",
                        switch (soul.type()) {
                            case PLAYER -> "player";
                            case NPC -> "npc";
                        })
                .put("position_xyz", soul.position().toJson())
                .putIfPresent(
                        "voice", definition.flatMap(known -> known.object("conduct").text("voice")))
                .putIfPresent(
                        "hears_within",
                        definition.map(known -> earshot(known, NpcDefinitionReader::hearsWithin)))
                .putIfPresent(
                        "hears_npcs_within",
                        definition.map(
                                known -> earshot(known, NpcDefinitionReader::hearsNpcsWithin)))
                .build();
    }

    private static Optional<JsonObject> definition(WorldState state, Soul soul) {
        return state.metadata(NpcKeys.definition(soul.id()))
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast);
    }

    private interface Earshot {
        double of(JsonObject definition) throws NpcDefinitionException;
    }

    /// From how far an NPC hears others, in metres; -1 in all of its place, 0 not at all.
    private static double earshot(JsonObject definition, Earshot earshot) {
        try {
            return earshot.of(definition);
        } catch (NpcDefinitionException e) {
            LOG.debug("An NPC's definition cannot be read", e);
            return 0;
        }
    }

    private static JsonObject puzzles(WorldState state) {
        JsonObject.Builder puzzles = JsonObject.builder();
        for (Entity entity : state.ofKind(Entity.Kind.PUZZLE)) {
            if (entity instanceof Puzzle puzzle) {
                puzzles.put(
                        puzzle.id(),
                        JsonObject.of("id", puzzle.id())
                                .withAll(puzzle.state())
                                .with(
                                        "checking_dynamic_function_name",
                                        puzzle.checkFunction()
                                                .<Json>map(Json::of)
                                                .orElse(Json.Null.NULL)));
            }
        }
        return puzzles.build();
    }
}
