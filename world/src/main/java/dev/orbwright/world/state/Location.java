package dev.orbwright.world.state;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.JsonObject;

/// A place. Its exits are the landmarks in it that lead somewhere, see [Landmark#exitTo].
///
/// @param visualConfig how a client draws it, and its ground: `center_position_xyz`,
///   `ground_type_key` (`flat_plane`, `split_chasm_platforms`, `none`), `ground_config`,
///   `arrival_position_xyz`
public record Location(String id, String name, String description, JsonObject visualConfig)
        implements Entity {

    @Override
    public Kind kind() {
        return Kind.LOCATION;
    }

    /// Where one stands after coming here, in metres from the centre.
    public Position arrival() {
        return Position.of(visualConfig.items("arrival_position_xyz")).orElse(Position.ORIGIN);
    }

    /// This location, drawn and grounded otherwise.
    public Location withVisualConfig(JsonObject config) {
        return new Location(id, name, description, config);
    }
}
