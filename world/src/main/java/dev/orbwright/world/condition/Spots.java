package dev.orbwright.world.condition;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.WorldState;
import java.util.Optional;

/// Where things are.
final class Spots {

    /// Metres within which a soul is at a landmark.
    static final double NEAR = 2;

    private Spots() {}

    /// The location and the position of a thing; empty where it is nowhere.
    record Spot(String location, Position position) {}

    /// Where the thing is: an environment object, where it can be aimed at; a temporary object,
    /// where it leads to.
    static Optional<Spot> of(Entity entity, WorldState state) {
        return switch (entity) {
            case Soul soul -> Optional.of(new Spot(soul.placeId(), soul.position()));
            case Landmark landmark ->
                    Optional.of(new Spot(landmark.placeId(), landmark.position()));
            case TemporaryObject object -> Optional.of(new Spot(object.placeId(), object.to()));
            case EnvironmentObject object ->
                    state.in(object.placeId(), Landmark.class).stream()
                            .filter(landmark ->
                                    landmark.targetObjectId()
                                            .filter(object.id()::equals)
                                            .isPresent())
                            .findFirst()
                            .map(landmark -> new Spot(object.placeId(), landmark.position()));
            case Location location -> Optional.of(new Spot(location.id(), Position.ORIGIN));
            case Artifact _, Puzzle _ -> Optional.empty();
        };
    }
}
