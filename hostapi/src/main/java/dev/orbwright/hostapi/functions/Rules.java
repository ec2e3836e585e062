package dev.orbwright.hostapi.functions;

import dev.orbwright.hostapi.Caller;
import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.registry.RefusedException;
import dev.orbwright.hostapi.registry.Step;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.TemporaryObject;
import java.util.Optional;

/// What functions of players may do within their capabilities. Each rule names the world-only
/// capability that lifts it.
final class Rules {

    /// Temporary objects of one owner at one time.
    static final int TEMPORARY_OBJECTS = 30;

    /// Seconds that a temporary object of a player may last.
    static final int LONGEST_DURATION = 600;

    /// Artifacts that a soul may carry, and that functions of one owner may have made.
    static final int ARTIFACTS = 100;

    /// Events that functions of one owner may handle.
    static final int HANDLERS = 50;

    /// The artifact property that says where a client offers its use.
    static final String INTERACTION_RULES = "client_interaction_rules";

    private Rules() {}

    /// Temporary things and effects only where the runner is. `BUILD` lifts it.
    static void here(Step step, String locationId) throws RefusedException {
        Optional<String> here = Lookup.runner(step).map(Soul::placeId);
        if (!step.caller().may(Capability.BUILD) && here.filter(locationId::equals).isEmpty()) {
            throw RefusedException.forbidden(
                    "this can be done only where the player is%s, not in %s"
                            .formatted(here.map(" (%s)"::formatted).orElse(""), locationId));
        }
    }

    /// Nothing to another soul than the runner and the owner. `SOULS` lifts it.
    static void consents(Caller caller, String soulId) throws RefusedException {
        if (!caller.may(Capability.SOULS) && !caller.speaksFor(soulId)) {
            throw RefusedException.forbidden(
                    "soul_id: this can be done only to the soul that uses the function or owns it,"
                            + " not to "
                            + soulId);
        }
    }

    /// Temporary objects are changed only by functions of the owner that made them, and where the
    /// runner is. `BUILD` lifts it.
    static void mine(Step step, TemporaryObject object) throws RefusedException {
        if (!step.caller().may(Capability.BUILD) && !step.caller().owns(object.creatorId())) {
            throw RefusedException.forbidden(
                    "temporary object %s was made by somebody else".formatted(object.id()));
        }
        here(step, object.placeId());
    }

    /// One more temporary object, lasting this many seconds. `BUILD` lifts it.
    static void oneMoreTemporary(Step step) throws RefusedException {
        if (!step.caller().may(Capability.BUILD)
                && owned(step, TemporaryObject.class) >= TEMPORARY_OBJECTS) {
            throw RefusedException.limit(
                    "there are already %d temporary objects of this owner; remove one, or wait"
                            .formatted(TEMPORARY_OBJECTS));
        }
    }

    /// Temporary objects of players do not last long. `BUILD` lifts it.
    static void lasts(Step step, double seconds) throws RefusedException {
        if (!step.caller().may(Capability.BUILD) && seconds > LONGEST_DURATION) {
            throw RefusedException.limit(
                    "duration: a temporary object lasts at most %d seconds"
                            .formatted(LONGEST_DURATION));
        }
    }

    /// Guarded properties of an object stay as they are, the list of them included. `BUILD` lifts
    /// it.
    static void unguarded(Step step, EnvironmentObject object, JsonObject change)
            throws RefusedException {
        if (step.caller().may(Capability.BUILD)) {
            return;
        }
        for (String key : change.members().keySet()) {
            if (key.equals(EnvironmentObject.GUARDED) || object.guardedProperties().contains(key)) {
                throw RefusedException.forbidden(
                        "effect_details: %s of %s is guarded and cannot be changed by a tool"
                                .formatted(key, object.id()));
            }
        }
    }

    /// Artifacts are handed about only by functions of the owner they were made for. `SOULS` lifts
    /// it.
    static void mine(Step step, Artifact artifact) throws RefusedException {
        if (!step.caller().may(Capability.SOULS) && !step.caller().owns(artifact.creatorId())) {
            throw RefusedException.forbidden(
                    "artifact %s was not made by a function of this owner"
                            .formatted(artifact.id()));
        }
    }

    /// One more artifact carried. `SOULS` lifts it.
    static void canCarryMore(Step step, Soul soul) throws RefusedException {
        if (!step.caller().may(Capability.SOULS) && soul.inventory().size() >= ARTIFACTS) {
            throw RefusedException.limit(
                    "soul %s carries %d artifacts already".formatted(soul.id(), ARTIFACTS));
        }
    }

    /// One more artifact made. `RULES` lifts it.
    static void canMakeMore(Step step) throws RefusedException {
        if (!step.caller().may(Capability.RULES) && owned(step, Artifact.class) >= ARTIFACTS) {
            throw RefusedException.limit(
                    "there are already %d artifacts of this owner; remove one"
                            .formatted(ARTIFACTS));
        }
    }

    /// An artifact links only a function of the owner, or one that an artifact links that the owner
    /// carries. `RULES` lifts it.
    static void mayLink(Step step, String functionName) throws RefusedException {
        if (step.caller().may(Capability.RULES)
                || isMine(step, functionName)
                || ownerHasToolWith(step, functionName)) {
            return;
        }
        throw RefusedException.forbidden(
                "linked_dynamic_function_name: %s is neither a function of this owner nor that of a tool they carry"
                        .formatted(functionName));
    }

    /// Only functions of the owner are registered or asked with. `RULES` lifts it.
    static void mayName(Step step, String parameter, String functionName) throws RefusedException {
        if (!step.caller().may(Capability.RULES) && !isMine(step, functionName)) {
            throw RefusedException.forbidden(
                    "%s: %s is not a function of this owner".formatted(parameter, functionName));
        }
    }

    private static boolean isMine(Step step, String functionName) {
        return step.caller().functionName().equals(functionName)
                || step.state()
                        .function(functionName)
                        .filter(function -> step.caller().owns(function.ownerId()))
                        .isPresent();
    }

    private static boolean ownerHasToolWith(Step step, String functionName) {
        return step
                .caller()
                .ownerId()
                .flatMap(owner -> step.state().entity(owner, Soul.class))
                .stream()
                .flatMap(soul -> soul.inventory().stream())
                .flatMap(id -> step.state().entity(id, Artifact.class).stream())
                .anyMatch(tool -> tool.functionName().equals(Optional.of(functionName)));
    }

    private static long owned(Step step, Class<?> type) {
        return step.caller().ownerId().stream()
                .flatMap(owner -> step.state().ownedBy(owner).stream())
                .filter(type::isInstance)
                .count();
    }

    /// For whom an artifact is made: the owner of the running function, else the owner of the
    /// function that it links, else nobody.
    static Optional<String> madeFor(Step step, Optional<String> linkedFunction) {
        return step.caller()
                .ownerId()
                .or(() ->
                        linkedFunction
                                .flatMap(step.state()::function)
                                .flatMap(StoredFunction::ownerId));
    }
}
