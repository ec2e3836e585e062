package dev.orbwright.npc;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.WorldState;
import java.util.List;
import java.util.Optional;

/// Where something happens.
///
/// @param points where in the place it can be seen; none where it can be from everywhere
record Spot(String placeId, List<Position> points) {

    static Spot of(Soul soul) {
        return new Spot(soul.placeId(), List.of(soul.position()));
    }

    static Spot of(Landmark landmark) {
        return new Spot(landmark.placeId(), List.of(landmark.position()));
    }

    /// Everywhere in a place.
    static Spot allOf(String placeId) {
        return new Spot(placeId, List.of());
    }

    /// Between its two ends, too.
    static Spot of(TemporaryObject object) {
        Position from = object.from();
        Position to = object.to();
        Position middle =
                new Position(
                        (from.x() + to.x()) / 2, (from.y() + to.y()) / 2, (from.z() + to.z()) / 2);
        return new Spot(object.placeId(), List.of(from, middle, to));
    }

    /// At the landmarks that stand for the object.
    static Spot of(EnvironmentObject object, WorldState state) {
        return new Spot(
                object.placeId(),
                state.in(object.placeId(), Landmark.class).stream()
                        .filter(landmark ->
                                landmark.targetObjectId().equals(Optional.of(object.id())))
                        .map(Landmark::position)
                        .toList());
    }

    /// In metres, from the nearest of its points.
    double distanceTo(Position from) {
        return points.stream().mapToDouble(from::distanceTo).min().orElse(0);
    }
}
