package dev.orbwright.hostapi.functions;

import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.Effect;
import dev.orbwright.hostapi.Risk;
import dev.orbwright.hostapi.SeedReply;
import dev.orbwright.hostapi.registry.Doc;
import dev.orbwright.hostapi.registry.Form;
import dev.orbwright.hostapi.registry.HostFunction;
import dev.orbwright.hostapi.registry.RefusedException;
import dev.orbwright.hostapi.registry.Step;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.WorldProperty;
import java.util.Optional;

/// Making places, and what stands in them.
final class Building {

    /// Metres from a location's centre.
    private static final int FARTHEST = 1_000_000;

    private Building() {}

    @HostFunction(
            doc = "Adds a location. It has no landmarks yet, and flat ground.",
            seed = "host_core_add_location_to_gamestate",
            seedReply = SeedReply.TEXT,
            needs = Capability.BUILD,
            effects = Effect.WRITES,
            risk = Risk.HIGH)
    static Done addLocation(
            Step step,
            @Doc(value = "id of the new location", form = Form.ID) String id,
            @Doc(value = "what people call it", form = Form.NAME) String name,
            @Doc(value = "what people see there", form = Form.DESCRIPTION) String description)
            throws RefusedException {
        Lookup.free(step, id);
        step.transaction().put(new Location(id, name, description, JsonObject.EMPTY));
        return new Done("Location %s (%s) was added.".formatted(id, name));
    }

    @HostFunction(
            doc =
                    "Adds an environment object, a fixed thing, to a location. A landmark whose"
                            + " config names it in targetable_as_env_object_id says where it"
                            + " stands.",
            seed = "host_core_add_env_object_to_gamestate",
            seedReply = SeedReply.TEXT,
            needs = Capability.BUILD,
            effects = Effect.WRITES,
            risk = Risk.HIGH)
    static Done addEnvironmentObject(
            Step step,
            @Doc(value = "id of the new object", form = Form.ID) String id,
            @Doc(value = "the location it stands in", form = Form.ID) String locationId,
            @Doc(value = "what it is, e.g. pedestal", form = Form.NAME) String type,
            @Doc(
                            "its properties; guarded_properties lists the names of those that tools"
                                    + " of players may not change")
                    Optional<JsonObject> details)
            throws RefusedException {
        Lookup.free(step, id);
        Location location = Lookup.location(step, Optional.of(locationId));
        step.transaction()
                .put(
                        new EnvironmentObject(
                                id, location.id(), type, details.orElse(JsonObject.EMPTY)));
        return new Done("Environment object %s was added to %s.".formatted(id, location.id()));
    }

    @HostFunction(
            doc = "Sets how a location looks and what ground it has; replaces what was set.",
            seed = "host_set_location_visual_config",
            needs = Capability.BUILD,
            effects = Effect.WRITES,
            risk = Risk.HIGH)
    static Done setLocationVisualConfig(
            Step step,
            @Doc(value = "the location", form = Form.ID) String locationId,
            @Doc(
                            "center_position_xyz, ground_type_key (flat_plane,"
                                    + " split_chasm_platforms or none), ground_config ({platforms:"
                                    + " [{id, center: [x, y, z], size: [width, depth]}]}),"
                                    + " arrival_position_xyz; metres")
                    JsonObject config)
            throws RefusedException {
        Location location = Lookup.location(step, Optional.of(locationId));
        position(config, "arrival_position_xyz");
        step.transaction().put(location.withVisualConfig(config));
        return new Done("Location %s has a new look.".formatted(locationId));
    }

    @HostFunction(
            doc = "Makes a landmark in a location, or replaces the whole of it.",
            seed = "host_set_landmark_visual_config",
            needs = Capability.BUILD,
            effects = Effect.WRITES,
            risk = Risk.HIGH)
    static Done setLandmarkVisualConfig(
            Step step,
            @Doc(value = "the location", form = Form.ID) String locationId,
            @Doc(value = "the landmark's key in the location", form = Form.ID) String landmarkKey,
            @Doc(
                            "display_name, relative_position_xyz (metres), geometry_config,"
                                    + " material_config, targetable_as_env_object_id,"
                                    + " landmark_interaction_type_key,"
                                    + " linked_puzzle_id_for_open_state, is_exit_to_location_id"
                                    + " (makes it an exit)")
                    JsonObject config)
            throws RefusedException {
        Location location = Lookup.location(step, Optional.of(locationId));
        if (landmarkKey.equals(Places.PLAYER)) {
            throw RefusedException.badArgument(
                    "landmark_key: %s means where the player is".formatted(Places.PLAYER));
        }
        position(config, "relative_position_xyz");
        Landmark landmark = new Landmark(location.id(), landmarkKey, config);
        if (landmark.exitTo().isPresent()) {
            Lookup.location(step, landmark.exitTo());
        }
        step.transaction().put(landmark);
        return new Done("Landmark %s of %s is set.".formatted(landmarkKey, locationId));
    }

    @HostFunction(
            doc =
                    "Sets a property of the world: the start location, prompts, texts for clients."
                            + " null removes it.",
            seed = "host_set_world_property",
            needs = Capability.WORLD_PROPERTIES,
            effects = Effect.WRITES,
            risk = Risk.HIGH)
    static Done setWorldProperty(
            Step step,
            @Doc(value = "the property", form = Form.ID) String propertyName,
            @Doc("its new value") Json propertyValue) {
        if (propertyValue == Json.Null.NULL) {
            step.transaction().remove(EntryKey.property(propertyName));
            return new Done("World property %s is gone.".formatted(propertyName));
        }
        step.transaction().put(new WorldProperty(propertyName, propertyValue));
        return new Done("World property %s is set.".formatted(propertyName));
    }

    private static void position(JsonObject config, String member) throws RefusedException {
        boolean isThere = config.get(member).isPresent();
        boolean isGood =
                Position.of(config.items(member))
                        .filter(spot -> spot.distanceTo(Position.ORIGIN) <= FARTHEST)
                        .isPresent();
        if (isThere && !isGood) {
            throw RefusedException.badArgument(
                    "config: expected three numbers [x, y, z] in metres in %s, within %d of the centre"
                            .formatted(member, FARTHEST));
        }
    }
}
