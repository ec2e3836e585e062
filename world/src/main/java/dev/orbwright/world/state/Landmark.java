package dev.orbwright.world.state;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.JsonObject;
import java.util.Optional;

/// A named spot in a location: something to see, to aim at, or to leave by.
///
/// @param placeId the location it is in
/// @param name its name within the location (the seed's landmark key)
/// @param config how it looks and what it is for: `display_name`, `relative_position_xyz`,
///   `geometry_config`, `material_config`, `targetable_as_env_object_id`, `is_exit_to_location_id`,
///   `landmark_interaction_type_key`, `linked_puzzle_id_for_open_state`
public record Landmark(String placeId, String name, JsonObject config) implements Entity {

    /// The id of the landmark of this name in this location.
    public static String idOf(String locationId, String name) {
        return locationId + "/" + name;
    }

    @Override
    public String id() {
        return idOf(placeId, name);
    }

    @Override
    public Kind kind() {
        return Kind.LANDMARK;
    }

    @Override
    public Optional<String> locationId() {
        return Optional.of(placeId);
    }

    /// Where it stands, in metres from the location's centre; the centre where nothing is said.
    public Position position() {
        return Position.of(config.items("relative_position_xyz")).orElse(Position.ORIGIN);
    }

    /// What people call it.
    public String displayName() {
        return config.text("display_name").orElse(name);
    }

    /// The location that one comes to by leaving here, where this is an exit that is open.
    public Optional<String> exitTo() {
        return config.text("is_exit_to_location_id");
    }

    /// The environment object that one handles by aiming here.
    public Optional<String> targetObjectId() {
        return config.text("targetable_as_env_object_id");
    }
}
