package dev.orbwright.hostapi.functions;

import dev.orbwright.hostapi.Caller;
import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.registry.RefusedException;
import dev.orbwright.hostapi.registry.Step;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.Timer;
import dev.orbwright.world.task.WorldEvent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/// What functions of players may do within their capabilities. Each rule names the world-only
/// capability that lifts it.
final class Rules {

    /// Temporary objects of one owner at one time.
    static final int TEMPORARY_OBJECTS = 30;

    /// Temporary objects in a location, whoever made them, up to which players may add to them.
    static final int TEMPORARY_OBJECTS_IN_PLACE = 150;

    /// The longest compact text of how a player's temporary object looks, in bytes of UTF-8.
    static final int LOOK_BYTES = 4 * 1024;

    /// Seconds that a temporary object of a player may last.
    static final int LONGEST_DURATION = 600;

    /// Artifacts that a soul may carry, and that functions of one owner may have made.
    static final int ARTIFACTS = 100;

    /// Events that functions of one owner may handle.
    static final int HANDLERS = 50;

    /// Timers that functions of one owner may have waiting.
    static final int TIMERS = 8;

    /// The same for the world's own.
    static final int TIMERS_OF_THE_WORLD = 200;

    /// Lines that one run may write into the world log, and what it may tell, before a function of
    /// a player may add to them.
    static final int SAID = 20;

    /// The same for questions that are put.
    static final int ASKED = 1;

    /// How much of each the world's own functions may add to.
    static final int SAID_BY_THE_WORLD = 200;

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

    /// One more temporary object in this location. `BUILD` lifts it.
    static void oneMoreTemporary(Step step, String locationId) throws RefusedException {
        if (step.caller().may(Capability.BUILD)) {
            return;
        }
        if (step.state().in(locationId, TemporaryObject.class).size()
                >= TEMPORARY_OBJECTS_IN_PLACE) {
            throw RefusedException.limit(
                    "there are already %d temporary objects in %s; wait until some have faded"
                            .formatted(TEMPORARY_OBJECTS_IN_PLACE, locationId));
        }
        if (owned(step, TemporaryObject.class) >= TEMPORARY_OBJECTS) {
            throw RefusedException.limit(
                    "there are already %d temporary objects of this owner; remove one, or wait"
                            .formatted(TEMPORARY_OBJECTS));
        }
    }

    /// Everybody in a place is sent how its temporary objects look. `BUILD` lifts it.
    static void looksShort(Step step, JsonObject look) throws RefusedException {
        if (!step.caller().may(Capability.BUILD)
                && JsonText.write(look).getBytes(StandardCharsets.UTF_8).length > LOOK_BYTES) {
            throw RefusedException.limit(
                    "client_visual_config: a temporary object looks like at most %d KB; say less"
                            .formatted(LOOK_BYTES / 1024));
        }
    }

    /// One more of this kind of event in this run. What the run tells until now is counted in its
    /// transaction, so that the answer is the same where the call is executed again.
    ///
    /// @param most how many a function may come to that has no world-only capability
    /// @param what what there would be too many of
    static void oneMoreEvent(Step step, Class<? extends WorldEvent> type, int most, String what)
            throws RefusedException {
        boolean world = step.caller().capabilities().stream().anyMatch(Capability::isWorldOnly);
        int allowed = world ? SAID_BY_THE_WORLD : most;
        long until = step.transaction().events().stream().filter(type::isInstance).count();
        if (until >= allowed) {
            throw RefusedException.limit(
                    "one run may come to at most %d %s; say it in fewer, or in the answer"
                            .formatted(allowed, what));
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

    /// An artifact links a function of the owner. Another function runs with what its own owner may
    /// do and on properties that it trusts: it is linked only where the artifact's properties are
    /// those of one that the owner carries and that links it. `RULES` lifts it.
    static void mayLink(Step step, String functionName, JsonObject properties)
            throws RefusedException {
        if (step.caller().may(Capability.RULES) || isMine(step, functionName)) {
            return;
        }
        if (toolsWith(step, functionName).findAny().isEmpty()) {
            throw RefusedException.forbidden(
                    "linked_dynamic_function_name: %s is neither a function of this owner nor that of a tool they carry"
                            .formatted(functionName));
        }
        if (toolsWith(step, functionName).noneMatch(tool -> tool.properties().equals(properties))) {
            throw RefusedException.forbidden(
                    "properties: %s is not a function of this owner, so it is linked only by an exact copy of a tool that they carry; pass the properties of that tool unchanged"
                            .formatted(functionName));
        }
    }

    /// Properties are set of artifacts that were made for the owner and that run no function of
    /// somebody else, and never the rules of where their use is offered. `RULES` lifts it.
    static void mayChange(Step step, Artifact artifact, JsonObject change) throws RefusedException {
        if (step.caller().may(Capability.RULES)) {
            return;
        }
        if (!step.caller().owns(artifact.creatorId())) {
            throw RefusedException.forbidden(
                    "artifact_id: artifact %s was not made for the owner of this function"
                            .formatted(artifact.id()));
        }
        Optional<String> foreign = artifact.functionName().filter(name -> !isMine(step, name));
        if (foreign.isPresent()) {
            throw RefusedException.forbidden(
                    "artifact_id: artifact %s runs %s, which is not a function of this owner, so its properties stay as they are"
                            .formatted(artifact.id(), foreign.get()));
        }
        if (change.members().containsKey(INTERACTION_RULES)) {
            throw RefusedException.forbidden(
                    "properties: %s cannot be changed by a tool".formatted(INTERACTION_RULES));
        }
    }

    /// Only functions of the owner are registered or asked with. `RULES` lifts it.
    static void mayName(Step step, String parameter, String functionName) throws RefusedException {
        if (!step.caller().may(Capability.RULES) && !isMine(step, functionName)) {
            throw RefusedException.forbidden(
                    "%s: %s is not a function of this owner".formatted(parameter, functionName));
        }
    }

    /// A function that is called by another runs in that one's name: so its own name alone makes it
    /// nobody's.
    private static boolean isMine(Step step, String functionName) {
        return step.state()
                .function(functionName)
                .filter(function -> step.caller().owns(function.ownerId()))
                .isPresent();
    }

    /// True for timers of this owner, the world's own included. `RULES` lifts it.
    static boolean isMine(Step step, Timer timer) {
        return step.caller().may(Capability.RULES)
                || timer.ownerId().equals(step.caller().ownerId());
    }

    /// One more timer.
    static void oneMoreTimer(Step step) throws RefusedException {
        int allowed = step.caller().may(Capability.RULES) ? TIMERS_OF_THE_WORLD : TIMERS;
        long waiting =
                step.state().timers().stream()
                        .filter(timer -> timer.ownerId().equals(step.caller().ownerId()))
                        .count();
        if (waiting >= allowed) {
            throw RefusedException.limit(
                    "there are already %d timers of this owner; cancel one, or wait until one has run"
                            .formatted(waiting));
        }
    }

    /// What the owner carries that links this function.
    private static Stream<Artifact> toolsWith(Step step, String functionName) {
        return step
                .caller()
                .ownerId()
                .flatMap(owner -> step.state().entity(owner, Soul.class))
                .stream()
                .flatMap(soul -> soul.inventory().stream())
                .flatMap(id -> step.state().entity(id, Artifact.class).stream())
                .filter(tool -> tool.functionName().equals(Optional.of(functionName)));
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
