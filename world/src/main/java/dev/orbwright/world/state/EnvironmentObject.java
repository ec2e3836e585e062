package dev.orbwright.world.state;

import dev.orbwright.world.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// A fixed thing in a location: a pedestal, a keyhole, a lamp.
///
/// @param placeId the location it is in
/// @param type what it is, in the world builder's words
/// @param details its properties; `guarded_properties` lists those that only builders may change
public record EnvironmentObject(String id, String placeId, String type, JsonObject details)
        implements Entity {

    /// The detail that lists what only builders may change.
    public static final String GUARDED = "guarded_properties";

    @Override
    public Kind kind() {
        return Kind.ENVIRONMENT_OBJECT;
    }

    @Override
    public Optional<String> locationId() {
        return Optional.of(placeId);
    }

    /// The properties that only builders may change; the list guards itself.
    public List<String> guardedProperties() {
        return details.strings(GUARDED);
    }

    /// This object with other details.
    public EnvironmentObject withDetails(JsonObject changed) {
        return new EnvironmentObject(id, placeId, type, changed);
    }

    /// This object in another location.
    public EnvironmentObject movedTo(String locationId) {
        return new EnvironmentObject(id, locationId, type, details);
    }
}
