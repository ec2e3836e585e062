package dev.orbwright.hostapi;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.EventHandler;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.Timer;
import dev.orbwright.world.state.WorldProperty;
import dev.orbwright.world.state.WorldState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A small world: a hall cut in two by a chasm, with a keyhole on the far side, and a garden. Ann
/// and Bob are players in the hall, a guard stands in the garden.
final class TestWorld {

    static final long NOW = 50_000;

    private TestWorld() {}

    static WorldState state() {
        return WorldState.of(
                List.of(
                        new Location(
                                "hall",
                                "The Hall",
                                "Cut in two.",
                                json(
                                        """
                                        {"ground_type_key": "split_chasm_platforms",
                                         "arrival_position_xyz": [0, 0, 2],
                                         "ground_config": {"platforms": [
                                           {"id": "near", "center": [0, 0, 0], "size": [10, 10]},
                                           {"id": "far", "center": [0, 0, -20], "size": [6, 6]}]}}
                                        """)),
                        new Location("garden", "The Garden", "Green.", JsonObject.EMPTY),
                        landmark("hall", "near_stone", "{\"relative_position_xyz\": [3, 0, 4]}"),
                        landmark(
                                "hall",
                                "keyhole_landmark",
                                """
                                {"display_name": "Keyhole", "relative_position_xyz": [0, 0, -20],
                                 "targetable_as_env_object_id": "keyhole",
                                 "material_config": {"base_color_hex": "#aa8800"}}
                                """),
                        landmark("hall", "door", "{\"is_exit_to_location_id\": \"garden\"}"),
                        landmark("garden", "fountain", "{\"relative_position_xyz\": [1, 0, 0]}"),
                        new EnvironmentObject(
                                "keyhole",
                                "hall",
                                "lock",
                                json(
                                        """
                                        {"unlocked": false, "glow": {"level": 1},
                                         "guarded_properties": ["unlocked"]}
                                        """)),
                        new EnvironmentObject("lamp", "hall", "lamp", json("{\"lit\": false}")),
                        new EnvironmentObject("gnome", "garden", "statue", JsonObject.EMPTY),
                        soul("ann", "hall", List.of("key_01", "ann_tool")),
                        soul("bob", "hall", List.of("bob_tool")),
                        new Soul(
                                "guard",
                                "Guard",
                                Soul.Type.NPC,
                                "garden",
                                Position.ORIGIN,
                                List.of(),
                                JsonObject.EMPTY),
                        artifact("key_01", "df_use_key", Optional.empty()),
                        artifact("orb_01", "df_orb", Optional.empty()),
                        artifact("ann_tool", "df_user_ann", Optional.of("ann")),
                        artifact("bob_tool", "df_user_bob", Optional.of("bob")),
                        new Puzzle("vault", json("{\"tries\": 1}"), Optional.of("df_check")),
                        new Puzzle("riddle", JsonObject.EMPTY, Optional.empty()),
                        temporary("temp_ann", Optional.of("ann")),
                        temporary("temp_bob", Optional.of("bob")),
                        temporary("temp_world", Optional.empty()),
                        new EventHandler("world_event", "df_handle", Optional.empty()),
                        new EventHandler("ann/ann_event", "df_user_ann", Optional.of("ann")),
                        new EventHandler("bob/bob_event", "df_user_bob", Optional.of("bob")),
                        new WorldProperty("greeting", Json.of("hello")),
                        function("df_use_key", Optional.empty()),
                        function("df_orb", Optional.empty()),
                        function("df_check", Optional.empty()),
                        function("df_handle", Optional.empty()),
                        function("df_user_ann", Optional.of("ann")),
                        function("df_user_ann_2", Optional.of("ann")),
                        function("df_user_bob", Optional.of("bob")),
                        new Timer(
                                "timer_1",
                                "df_handle",
                                Optional.empty(),
                                Optional.of("ann"),
                                JsonObject.EMPTY,
                                NOW + 1_000,
                                Optional.empty(),
                                0)));
    }

    /// A function of Ann's, run by Ann with her tool.
    static Caller ann() {
        return new Caller(
                "df_user_ann",
                Optional.of("ann"),
                Optional.of("ann"),
                Optional.of("ann_tool"),
                Capability.ofPlayer());
    }

    /// A function of the world's, run by Ann with her key.
    static Caller world() {
        return new Caller(
                "df_use_key",
                Optional.empty(),
                Optional.of("ann"),
                Optional.of("key_01"),
                Capability.all());
    }

    /// A function of the world's that no soul runs.
    static Caller clock() {
        return new Caller(
                "df_use_key",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Capability.all());
    }

    static JsonObject json(String text) {
        try {
            return JsonText.parseObject(text);
        } catch (MalformedJsonException e) {
            throw new AssertionError(text, e);
        }
    }

    static Soul soul(String id, String place, List<String> inventory) {
        return new Soul(
                id,
                id.toUpperCase(Locale.ROOT),
                Soul.Type.PLAYER,
                place,
                Position.ORIGIN,
                inventory,
                JsonObject.EMPTY);
    }

    static TemporaryObject temporary(String id, Optional<String> creator) {
        return new TemporaryObject(
                id,
                "smoke",
                "hall",
                Optional.empty(),
                Position.ORIGIN,
                "near_stone",
                new Position(3, 0, 4),
                false,
                creator,
                40_000,
                60_000,
                JsonObject.of("opacity", 0.5));
    }

    static Artifact artifact(String id, String function, Optional<String> creator) {
        return new Artifact(
                id, "The " + id, "A thing.", Optional.of(function), creator, JsonObject.EMPTY);
    }

    private static Landmark landmark(String place, String key, String config) {
        return new Landmark(place, key, json(config));
    }

    private static StoredFunction function(String name, Optional<String> owner) {
        return StoredFunction.first(
                name,
                owner,
                StoredFunction.Status.ACTIVE,
                new FunctionRevision(
                        name, JsonObject.EMPTY, "javascript", "hash", JsonObject.EMPTY));
    }
}
