package dev.orbwright.hostapi.functions;

import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.Effect;
import dev.orbwright.hostapi.Risk;
import dev.orbwright.hostapi.registry.Doc;
import dev.orbwright.hostapi.registry.Form;
import dev.orbwright.hostapi.registry.HostFunction;
import dev.orbwright.hostapi.registry.RefusedException;
import dev.orbwright.hostapi.registry.Step;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Reachability;
import dev.orbwright.world.state.Soul;
import java.util.Optional;

/// Distances, and getting from one spot to another.
final class Walking {

    private Walking() {}

    /// Whether one can walk there.
    record Reach(
            @Doc("true where ground, or something that one can walk on, leads there now")
                    boolean reachable,
            @Doc("metres, in a straight line") double distance) {}

    @HostFunction(
            doc =
                    "Whether the player can walk to a landmark now: a fact of the world, whoever"
                            + " built what leads there.",
            needs = Capability.READ,
            effects = Effect.READS,
            risk = Risk.LOW)
    static Reach isReachable(
            Step step,
            @Doc(value = "the landmark", form = Form.ID) String landmarkKey,
            @Doc(
                            value =
                                    "its location; the player's where left out; in another one it is"
                                            + " judged from where one comes in",
                            form = Form.ID)
                    Optional<String> locationId)
            throws RefusedException {
        Location location = Lookup.location(step, locationId);
        Landmark landmark = Lookup.landmark(step, location.id(), landmarkKey);
        Position here = Places.of(Lookup.runner(step), location);
        return new Reach(
                Reachability.in(step.state(), location.id()).joins(here, landmark.position()),
                here.distanceTo(landmark.position()));
    }

    /// A distance.
    record Distance(@Doc("in a straight line") double metres) {}

    @HostFunction(
            doc = "How far it is from one spot of a location to another.",
            needs = Capability.READ,
            effects = Effect.READS,
            risk = Risk.LOW)
    static Distance distance(
            Step step,
            @Doc(value = "landmark key, or player_current_pos", form = Form.ID) String from,
            @Doc(value = "landmark key, or player_current_pos", form = Form.ID) String to,
            @Doc(value = "the location; the player's where left out", form = Form.ID)
                    Optional<String> locationId)
            throws RefusedException {
        Location location = Lookup.location(step, locationId);
        Optional<Soul> runner = Lookup.runner(step);
        Position start = Places.spot(step, location, runner, from);
        return new Distance(start.distanceTo(Places.spot(step, location, runner, to)));
    }

    /// Where a soul stands.
    record Moved(String locationId, @Doc("metres from the location's centre") Position position) {}

    @HostFunction(
            doc =
                    "Moves a soul to a landmark, or to where one comes into a location. Tools of"
                            + " players move only the player who uses them, to a landmark of the"
                            + " same location that can be reached.",
            needs = Capability.WALK,
            effects = {Effect.READS, Effect.WRITES},
            risk = Risk.MEDIUM)
    static Moved moveSoul(
            Step step,
            @Doc(value = "the landmark", form = Form.ID) Optional<String> landmarkKey,
            @Doc(value = "its location; the soul's where left out", form = Form.ID)
                    Optional<String> locationId,
            @Doc(value = "who is moved; the player where left out", form = Form.ID)
                    Optional<String> soulId)
            throws RefusedException {
        if (landmarkKey.isEmpty() && locationId.isEmpty()) {
            throw RefusedException.badArgument(
                    "landmark_key or location_id of moveSoul must say where to");
        }
        Soul soul = Lookup.soul(step, soulId);
        Location location = Lookup.location(step, Optional.of(locationId.orElse(soul.placeId())));
        Position target = location.arrival();
        if (landmarkKey.isPresent()) {
            target = Lookup.landmark(step, location.id(), landmarkKey.get()).position();
        }
        if (!step.caller().may(Capability.SOULS)) {
            walks(step, soul, location, landmarkKey, target);
        }
        step.transaction().put(soul.movedTo(location.id(), target));
        return new Moved(location.id(), target);
    }

    private static void walks(
            Step step, Soul soul, Location location, Optional<String> landmarkKey, Position target)
            throws RefusedException {
        if (!step.caller().runnerId().equals(Optional.of(soul.id()))) {
            throw RefusedException.forbidden(
                    "soul_id: a tool moves only the player who uses it, not " + soul.id());
        }
        if (!soul.placeId().equals(location.id())) {
            throw RefusedException.forbidden(
                    "location_id: a tool moves nobody to another location; leave by an exit");
        }
        if (landmarkKey.isEmpty()
                || !Reachability.in(step.state(), location.id()).joins(soul.position(), target)) {
            throw RefusedException.forbidden(
                    "landmark_key: %s cannot be reached on foot now"
                            .formatted(landmarkKey.orElse("that spot")));
        }
    }
}
