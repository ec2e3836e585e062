package dev.orbwright.forge.recipe;

import dev.orbwright.forge.Order;
import dev.orbwright.forge.Place;
import dev.orbwright.sandbox.Language;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Two places: a hall with three pedestals, and a ledge with a keyhole out of reach.
final class Scenes {

    private static final List<Artifact> CARRIED =
            List.of(
                    artifact("ember_01", "Undying Ember"),
                    artifact("wind_01", "Feather of the North Wind"),
                    artifact("key_01", "Vault Key"));

    private Scenes() {}

    /// Before the gap, where the keyhole cannot be reached.
    static Place ledge() {
        return place(
                new Location(
                        "vault_approach",
                        "The Vault Approach",
                        "",
                        json(
                                """
                                {"ground_type_key": "split_chasm_platforms", "ground_config": {"platforms": [
                                  {"id": "near_side", "center": [0, 0, 6], "size": [16, 10]},
                                  {"id": "keyhole_pillar", "center": [0, 0, -9], "size": [6, 6]}]}}\
                                """)),
                new Position(0, 0, 7),
                landmark(
                        "vault_approach",
                        "keyhole_platform_landmark",
                        "Keyhole Platform",
                        0,
                        -9,
                        "keyhole",
                        "vault_keyhole"),
                landmark(
                        "vault_approach",
                        "vault_door_main_landmark",
                        "Vault Door",
                        -6.5,
                        5,
                        "sealed_door",
                        ""),
                landmark(
                        "vault_approach",
                        "patience_bench_landmark",
                        "Bench of the Patient",
                        5.5,
                        6,
                        "",
                        ""),
                object("vault_keyhole", "vault_approach", "keyhole", "Keyhole of the Vault"));
    }

    /// Among the pedestals, where all can be reached.
    static Place hall() {
        return place(
                new Location("trial_chamber", "The Trial Chamber", "", JsonObject.EMPTY),
                new Position(0, 0, 6),
                landmark(
                        "trial_chamber",
                        "flame_pedestal_loc",
                        "Pedestal of the Flame",
                        -4.5,
                        -3,
                        "elemental_pedestal",
                        "pedestal_fire"),
                landmark(
                        "trial_chamber",
                        "water_pedestal_loc",
                        "Pedestal of the Wave",
                        0,
                        -4.5,
                        "elemental_pedestal",
                        "pedestal_water"),
                landmark(
                        "trial_chamber",
                        "wind_pedestal_loc",
                        "Pedestal of the Feather",
                        4.5,
                        -3,
                        "elemental_pedestal",
                        "pedestal_wind"),
                landmark(
                        "trial_chamber",
                        "sealed_door_exit_landmark",
                        "Sealed Door",
                        0,
                        -11,
                        "sealed_door",
                        ""),
                object(
                        "pedestal_fire",
                        "trial_chamber",
                        "elemental_pedestal",
                        "Pedestal of the Flame"),
                object(
                        "pedestal_water",
                        "trial_chamber",
                        "elemental_pedestal",
                        "Pedestal of the Wave"),
                object(
                        "pedestal_wind",
                        "trial_chamber",
                        "elemental_pedestal",
                        "Pedestal of the Feather"));
    }

    static Order order(String wish, Place place) {
        return new Order(
                "df_user_0001_0002",
                Language.JAVASCRIPT,
                wish,
                JsonObject.EMPTY,
                Optional.of(place),
                List.of(),
                List.of());
    }

    private static Place place(Location location, Position spot, Entry... things) {
        Soul soul =
                new Soul(
                        "soul_1",
                        "Mira",
                        Soul.Type.PLAYER,
                        location.id(),
                        spot,
                        CARRIED.stream().map(Artifact::id).toList(),
                        JsonObject.EMPTY);
        List<Entry> entries = new ArrayList<>(CARRIED);
        entries.addAll(List.of(things));
        entries.add(location);
        entries.add(soul);
        return new Place(WorldState.of(entries), soul, location);
    }

    private static Landmark landmark(
            String place, String key, String name, double x, double z, String type, String object) {
        JsonObject.Builder config =
                JsonObject.builder()
                        .put("display_name", name)
                        .put("relative_position_xyz", List.of(x, 1, z));
        if (!type.isEmpty()) {
            config.put("landmark_interaction_type_key", type);
        }
        if (!object.isEmpty()) {
            config.put("targetable_as_env_object_id", object);
        }
        return new Landmark(place, key, config.build());
    }

    private static EnvironmentObject object(String id, String place, String type, String name) {
        return new EnvironmentObject(id, place, type, JsonObject.of("name", name));
    }

    private static Artifact artifact(String id, String name) {
        return new Artifact(id, name, "", Optional.empty(), Optional.empty(), JsonObject.EMPTY);
    }

    private static JsonObject json(String text) {
        try {
            return JsonText.parseObject(text);
        } catch (MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }
}
