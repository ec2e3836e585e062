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
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Reachability;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import java.util.List;
import java.util.Optional;

/// Looking at all that is in one place.
final class Scenery {

    /// Souls that are shown.
    private static final int SOULS = 50;

    /// Environment objects that are shown, and temporary objects.
    private static final int OBJECTS = 200;

    private Scenery() {}

    /// All that is in a location.
    record Scene(
            Place location,
            @Doc("the player who runs the function; null where no soul does") Optional<You> you,
            List<Spot> landmarks,
            @Doc("the environment objects there, at most 200") List<View.ObjectView> objects,
            @Doc("at most 200") List<View.TemporaryView> temporaryObjects,
            @Doc("the others who are there, at most 50") List<Someone> souls,
            @Doc("what the player carries") List<View.ArtifactView> inventory,
            @Doc("how many environment objects there are in all") int objectsTotal,
            @Doc("how many temporary objects there are in all") int temporaryObjectsTotal,
            @Doc("how many others there are in all") int soulsTotal) {}

    /// The location itself.
    record Place(String id, String name, String description) {}

    /// The player.
    record You(
            String soulId,
            String name,
            String locationId,
            @Doc("metres from the location's centre") Position position) {}

    /// A landmark.
    record Spot(
            String key,
            String displayName,
            @Doc("metres from the location's centre") Position position,
            @Doc("true where the player can walk there now") boolean reachable,
            @Doc("the location that one comes to by leaving here") Optional<String> exitTo,
            @Doc("the environment object there") Optional<String> objectId) {}

    /// Somebody else.
    record Someone(String id, String name, Position position) {}

    @HostFunction(
            doc =
                    "All that is in a location: landmarks (and whether one can walk there),"
                            + " environment objects, temporary objects, souls; and what the player"
                            + " carries.",
            needs = Capability.READ,
            effects = Effect.READS,
            risk = Risk.LOW)
    static Scene scene(
            Step step,
            @Doc(value = "the location; the player's where left out", form = Form.ID)
                    Optional<String> locationId)
            throws RefusedException {
        Location location = Lookup.location(step, locationId);
        Optional<Soul> runner = Lookup.runner(step);
        Position here = Places.of(runner, location);
        Reachability reachability = Reachability.in(step.state(), location.id());
        List<EnvironmentObject> objects = step.state().in(location.id(), EnvironmentObject.class);
        List<TemporaryObject> temporaryObjects =
                step.state().in(location.id(), TemporaryObject.class);
        List<Soul> others =
                step.state().in(location.id(), Soul.class).stream()
                        .filter(soul -> !runner.map(Soul::id).equals(Optional.of(soul.id())))
                        .toList();
        return new Scene(
                new Place(location.id(), location.name(), location.description()),
                runner.map(Scenery::you),
                step.state().in(location.id(), Landmark.class).stream()
                        .map(landmark -> spot(landmark, here, reachability))
                        .toList(),
                objects.stream().limit(OBJECTS).map(View::object).toList(),
                temporaryObjects.stream().limit(OBJECTS).map(View::temporary).toList(),
                others.stream()
                        .limit(SOULS)
                        .map(soul -> new Someone(soul.id(), soul.name(), soul.position()))
                        .toList(),
                runner.stream()
                        .flatMap(soul -> soul.inventory().stream())
                        .flatMap(id -> step.state().entity(id, Artifact.class).stream())
                        .map(View::artifact)
                        .toList(),
                objects.size(),
                temporaryObjects.size(),
                others.size());
    }

    private static You you(Soul soul) {
        return new You(soul.id(), soul.name(), soul.placeId(), soul.position());
    }

    private static Spot spot(Landmark landmark, Position here, Reachability reachability) {
        return new Spot(
                landmark.name(),
                landmark.displayName(),
                landmark.position(),
                reachability.joins(here, landmark.position()),
                landmark.exitTo(),
                landmark.targetObjectId());
    }
}
