package dev.orbwright.hostapi.functions;

import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.Effect;
import dev.orbwright.hostapi.Risk;
import dev.orbwright.hostapi.registry.Doc;
import dev.orbwright.hostapi.registry.Form;
import dev.orbwright.hostapi.registry.HostFunction;
import dev.orbwright.hostapi.registry.RefusedException;
import dev.orbwright.hostapi.registry.Step;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import java.util.Optional;

/// Taking things out of the world.
final class Removal {

    private Removal() {}

    /// What is gone.
    record Removed(@Doc("the id of what is gone") String removed) {}

    @HostFunction(
            doc =
                    "Removes a thing from the world. Tools of players remove temporary objects and"
                            + " artifacts that functions of the same owner made; the world's own"
                            + " functions anything but players and places where somebody is.",
            needs = Capability.TEMPORARY,
            effects = {Effect.READS, Effect.WRITES},
            risk = Risk.MEDIUM)
    static Removed remove(Step step, @Doc(value = "the id", form = Form.ENTITY_ID) String id)
            throws RefusedException {
        Entity entity = Lookup.entity(step, id);
        switch (entity) {
            case TemporaryObject object -> Rules.mine(step, object);
            case Artifact artifact -> putDown(step, artifact);
            case Location location -> clear(step, location);
            case Soul soul -> dismiss(step, soul);
            case Landmark _, EnvironmentObject _, Puzzle _ -> builds(step, entity);
        }
        step.transaction().remove(entity.key());
        return new Removed(entity.id());
    }

    private static void builds(Step step, Entity entity) throws RefusedException {
        if (!step.caller().may(Capability.BUILD)) {
            throw RefusedException.forbidden(
                    "id: %s is a thing of kind %s, which tools do not remove"
                            .formatted(entity.id(), entity.kind().wireName()));
        }
    }

    /// Nobody carries it any more.
    private static void putDown(Step step, Artifact artifact) throws RefusedException {
        if (!step.caller().may(Capability.BUILD)) {
            Rules.mine(step, artifact);
        }
        for (Entity entity : step.state().ofKind(Entity.Kind.SOUL)) {
            if (entity instanceof Soul soul && soul.carries(artifact.id())) {
                Rules.consents(step.caller(), soul.id());
                step.transaction().put(soul.without(artifact.id()));
            }
        }
    }

    private static void dismiss(Step step, Soul soul) throws RefusedException {
        builds(step, soul);
        if (soul.type() == Soul.Type.PLAYER) {
            throw RefusedException.forbidden("id: %s is a player".formatted(soul.id()));
        }
    }

    /// What stands in the location goes with it, and exits that led to it lead nowhere.
    private static void clear(Step step, Location location) throws RefusedException {
        builds(step, location);
        if (!step.state().in(location.id(), Soul.class).isEmpty()) {
            throw RefusedException.conflict(
                    "somebody is in location %s; move them first".formatted(location.id()));
        }
        for (Entity inside : step.state().in(location.id())) {
            step.transaction().remove(inside.key());
        }
        for (Entity entity : step.state().ofKind(Entity.Kind.LANDMARK)) {
            if (entity instanceof Landmark landmark
                    && landmark.exitTo().equals(Optional.of(location.id()))) {
                step.transaction()
                        .put(
                                new Landmark(
                                        landmark.placeId(),
                                        landmark.name(),
                                        landmark.config().without("is_exit_to_location_id")));
            }
        }
    }
}
