package dev.orbwright.hostapi.functions;

import dev.orbwright.hostapi.registry.RefusedException;
import dev.orbwright.hostapi.registry.Spelling;
import dev.orbwright.hostapi.registry.Step;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.TemporaryObject;
import java.util.List;
import java.util.Optional;

/// Finds what a call names, or refuses and says what there is instead.
final class Lookup {

    private static final int LISTED = 12;
    private static final int MOST_COMPARED = 200;

    private Lookup() {}

    /// The soul that runs the function, where there is one.
    static Optional<Soul> runner(Step step) {
        return step.caller().runnerId().flatMap(id -> step.state().entity(id, Soul.class));
    }

    /// The soul of this id; the runner where none is said.
    static Soul soul(Step step, Optional<String> soulId) throws RefusedException {
        if (soulId.isEmpty()) {
            return runner(step)
                    .orElseThrow(() ->
                            RefusedException.badArgument(
                                    "soul_id must be given here: no soul runs this" + " function"));
        }
        return soul(step, soulId.get());
    }

    private static Soul soul(Step step, String id) throws RefusedException {
        return named(step, id, Soul.class, "soul", Entity.Kind.SOUL);
    }

    /// The location of this id; the runner's where none is said.
    static Location location(Step step, Optional<String> locationId) throws RefusedException {
        String id =
                locationId
                        .or(() -> runner(step).map(Soul::placeId))
                        .orElseThrow(() ->
                                RefusedException.badArgument(
                                        "location_id must be given here: no soul runs this"
                                                + " function"));
        return named(step, id, Location.class, "location", Entity.Kind.LOCATION);
    }

    /// The landmark of this key in the location.
    static Landmark landmark(Step step, String locationId, String key) throws RefusedException {
        Optional<Landmark> found = step.state().landmark(locationId, key);
        if (found.isPresent()) {
            return found.get();
        }
        List<String> keys =
                step.state().in(locationId, Landmark.class).stream().map(Landmark::name).toList();
        throw missing("landmark", key, " in location " + locationId, keys);
    }

    /// The environment object of this id.
    static EnvironmentObject object(Step step, String id) throws RefusedException {
        Optional<String> aimedAt =
                runner(step)
                        .flatMap(soul -> step.state().landmark(soul.placeId(), id))
                        .flatMap(Landmark::targetObjectId);
        if (aimedAt.isPresent() && step.state().entity(id).isEmpty()) {
            throw RefusedException.notFound(
                    "%s is a landmark; the environment object there is %s"
                            .formatted(id, aimedAt.get()));
        }
        return named(
                step,
                id,
                EnvironmentObject.class,
                "environment object",
                Entity.Kind.ENVIRONMENT_OBJECT);
    }

    /// The artifact of this id.
    static Artifact artifact(Step step, String id) throws RefusedException {
        return named(step, id, Artifact.class, "artifact", Entity.Kind.ARTIFACT);
    }

    /// The temporary object of this id; one that has faded is not there any more.
    static TemporaryObject temporary(Step step, String id) throws RefusedException {
        return named(
                step, id, TemporaryObject.class, "temporary object", Entity.Kind.TEMPORARY_OBJECT);
    }

    /// The puzzle of this id.
    static Puzzle puzzle(Step step, String id) throws RefusedException {
        return named(step, id, Puzzle.class, "puzzle", Entity.Kind.PUZZLE);
    }

    /// The entity of this id, or the landmark of this key where the runner is.
    static Entity entity(Step step, String id) throws RefusedException {
        return step.state()
                .entity(id)
                .or(() -> runner(step).flatMap(soul -> step.state().landmark(soul.placeId(), id)))
                .orElseThrow(() ->
                        RefusedException.notFound(
                                "there is nothing with the id %s; find lists what there is"
                                        .formatted(id)));
    }

    /// Refuses where there is no such function. The one that is running counts, stored or not.
    static StoredFunction function(Step step, String name) throws RefusedException {
        return step.state()
                .function(name)
                .orElseThrow(
                        () -> RefusedException.notFound("there is no function called " + name));
    }

    /// Refuses where the id is taken.
    static void free(Step step, String id) throws RefusedException {
        Optional<Entity> taken = step.state().entity(id);
        if (taken.isPresent()) {
            throw RefusedException.conflict(
                    "the id %s is taken by a thing of kind %s; choose another"
                            .formatted(id, taken.get().kind().wireName()));
        }
    }

    private static <E extends Entity> E named(
            Step step, String id, Class<E> type, String noun, Entity.Kind kind)
            throws RefusedException {
        Optional<E> found = step.state().entity(id, type);
        if (found.isPresent()) {
            return found.get();
        }
        Optional<Entity> other = step.state().entity(id);
        if (other.isPresent()) {
            throw RefusedException.notFound(
                    "%s is no %s but a thing of kind %s"
                            .formatted(id, noun, other.get().kind().wireName()));
        }
        // Looking for what was meant costs as much as there is to look through.
        List<String> known =
                step.state().count(kind) > MOST_COMPARED
                        ? List.of()
                        : step.state().ofKind(kind).stream().map(Entity::id).toList();
        throw missing(noun, id, "", known);
    }

    private static RefusedException missing(
            String noun, String id, String where, List<String> known) {
        String meant = Spelling.nearest(id, known).map("; did you mean %s?"::formatted).orElse("");
        String all =
                known.isEmpty() || known.size() > LISTED
                        ? ""
                        : "; there is " + String.join(", ", known);
        return RefusedException.notFound(
                "there is no %s %s%s%s%s".formatted(noun, id, where, meant, all));
    }
}
