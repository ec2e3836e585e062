package dev.orbwright.world.state;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.JsonObject;
import java.util.Optional;

/// A thing that fades by itself: a bridge of light, a cloud, a marker.
///
/// @param placeId the location it is in
/// @param type what it is, in its maker's words
/// @param fromLandmark the landmark that it starts at; empty where it starts at a soul's position
/// @param from where it starts, in metres from the location's centre
/// @param toLandmark the landmark that it leads to
/// @param to where it leads, in metres from the location's centre
/// @param walkable true where one can walk on it from its start to its end
/// @param creatorId the soul whose function made it; empty for the world's own
/// @param createdAt world time, in milliseconds
/// @param duration milliseconds from [#createdAt] until it fades
/// @param visualConfig how a client draws it
public record TemporaryObject(
        String id,
        String type,
        String placeId,
        Optional<String> fromLandmark,
        Position from,
        String toLandmark,
        Position to,
        boolean walkable,
        Optional<String> creatorId,
        long createdAt,
        long duration,
        JsonObject visualConfig)
        implements Entity {

    /// Refuses a duration that is not positive.
    public TemporaryObject {
        if (duration <= 0) {
            throw new IllegalArgumentException("a temporary object lasts for more than 0 ms");
        }
    }

    @Override
    public Kind kind() {
        return Kind.TEMPORARY_OBJECT;
    }

    @Override
    public Optional<String> locationId() {
        return Optional.of(placeId);
    }

    @Override
    public Optional<String> ownerId() {
        return creatorId;
    }

    /// World time, in milliseconds, at which it fades; the end of time where that is too far away
    /// to say.
    public long expiresAt() {
        long end = createdAt + duration;
        return end < createdAt ? Long.MAX_VALUE : end;
    }

    /// True where it spans nothing: it starts and ends at the same spot.
    public boolean isAtOneSpot() {
        return from.equals(to);
    }

    /// This object, leading to another landmark of its location. What is at one spot stands there
    /// as a whole then; anything else keeps its start.
    public TemporaryObject movedTo(Landmark landmark) {
        boolean whole = isAtOneSpot();
        return new TemporaryObject(
                id,
                type,
                placeId,
                whole ? Optional.of(landmark.name()) : fromLandmark,
                whole ? landmark.position() : from,
                landmark.name(),
                landmark.position(),
                walkable,
                creatorId,
                createdAt,
                duration,
                visualConfig);
    }
}
