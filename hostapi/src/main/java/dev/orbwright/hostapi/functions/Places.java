package dev.orbwright.hostapi.functions;

import dev.orbwright.hostapi.registry.RefusedException;
import dev.orbwright.hostapi.registry.Step;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import java.util.Optional;

/// Where things and souls are, in metres from the centre of their location.
final class Places {

    /// In place of a landmark's key: where the soul stands.
    static final String PLAYER = "player_current_pos";

    private Places() {}

    /// Where the soul stands in the location; where one comes in, if it is not there.
    static Position of(Optional<Soul> soul, Location location) {
        return soul.filter(there -> there.placeId().equals(location.id()))
                .map(Soul::position)
                .orElseGet(location::arrival);
    }

    /// The spot that a key names: a landmark, or [#PLAYER].
    static Position spot(Step step, Location location, Optional<Soul> soul, String key)
            throws RefusedException {
        return key.equals(PLAYER)
                ? of(soul, location)
                : Lookup.landmark(step, location.id(), key).position();
    }

    /// Where an entity is, where it is somewhere. An environment object is where the landmark is at
    /// which one aims for it.
    static Optional<Position> of(Step step, Entity entity) {
        return switch (entity) {
            case Landmark landmark -> Optional.of(landmark.position());
            case Soul soul -> Optional.of(soul.position());
            case TemporaryObject object -> Optional.of(object.to());
            case EnvironmentObject object -> landmarkOf(step, object).map(Landmark::position);
            case Location _, Artifact _, Puzzle _ -> Optional.empty();
        };
    }

    /// The landmark at which one aims for this object.
    static Optional<Landmark> landmarkOf(Step step, EnvironmentObject object) {
        return step.state().in(object.placeId(), Landmark.class).stream()
                .filter(landmark -> landmark.targetObjectId().equals(Optional.of(object.id())))
                .findFirst();
    }
}
