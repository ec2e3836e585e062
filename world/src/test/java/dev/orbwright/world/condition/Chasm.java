package dev.orbwright.world.condition;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.WorldProperty;
import dev.orbwright.world.state.WorldState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Two platforms with a chasm between them, a soul on one, a keyhole on the other.
final class Chasm {

    static final Scope SCOPE = new Scope("ada", "chasm", Optional.of("horn"), JsonObject.EMPTY);

    static final WorldState STATE =
            WorldState.of(
                    List.of(
                            new Location(
                                    "chasm",
                                    "The Chasm",
                                    "deep",
                                    JsonObject.of(
                                            "ground_type_key",
                                            "split_chasm_platforms",
                                            "ground_config",
                                            Map.of(
                                                    "platforms",
                                                    List.of(
                                                            platform("west", -10),
                                                            platform("east", 10))))),
                            new Location("attic", "The Attic", "dusty", JsonObject.EMPTY),
                            new Landmark(
                                    "chasm",
                                    "keyhole_platform",
                                    JsonObject.of(
                                                    "display_name",
                                                    "Keyhole Platform",
                                                    "relative_position_xyz",
                                                    List.of(12, 0, 0))
                                            .with("targetable_as_env_object_id", "keyhole")),
                            new EnvironmentObject(
                                    "keyhole",
                                    "chasm",
                                    "keyhole",
                                    JsonObject.of("colour", "#AABBCC", "uses", 2)),
                            new Artifact(
                                    "horn",
                                    "Orb: horn",
                                    "calls",
                                    Optional.of("df_horn"),
                                    Optional.of("ada"),
                                    JsonObject.EMPTY),
                            new Artifact(
                                    "key_01",
                                    "Brass key",
                                    "opens",
                                    Optional.empty(),
                                    Optional.empty(),
                                    JsonObject.EMPTY),
                            new Puzzle("door", JsonObject.of("open", false), Optional.empty()),
                            new WorldProperty("weather", Json.of("fair")),
                            new Soul(
                                    "ada",
                                    "Ada",
                                    Soul.Type.PLAYER,
                                    "chasm",
                                    new Position(-12, 0, 0),
                                    List.of("horn"),
                                    JsonObject.EMPTY)));

    private Chasm() {}

    static Evidence now(WorldState state) {
        return Evidence.of(SCOPE, state);
    }

    static TemporaryObject bridge(boolean walkable) {
        return new TemporaryObject(
                "bridge_1",
                "light_bridge",
                "chasm",
                Optional.empty(),
                new Position(-12, 0, 0),
                "keyhole_platform",
                new Position(12, 0, 0),
                walkable,
                Optional.of("ada"),
                0,
                60_000,
                JsonObject.of("material_config", Map.of("base_color_hex", "#0000ff")));
    }

    /// The condition that a JSON text says.
    static Condition condition(String json) {
        return conditions("{\"ensures\": [" + json + "]}").ensures().getFirst();
    }

    static Conditions conditions(String json) {
        try {
            return Conditions.of(JsonText.parseObject(json));
        } catch (MalformedJsonException | MalformedConditionException e) {
            throw new AssertionError(json, e);
        }
    }

    private static Map<String, Object> platform(String id, int x) {
        return Map.of("id", id, "center", List.of(x, 0, 0), "size", List.of(10, 10));
    }
}
