package dev.orbwright.hostapi.functions;

import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.Effect;
import dev.orbwright.hostapi.Risk;
import dev.orbwright.hostapi.registry.Doc;
import dev.orbwright.hostapi.registry.Form;
import dev.orbwright.hostapi.registry.HostFunction;
import dev.orbwright.hostapi.registry.RefusedException;
import dev.orbwright.hostapi.registry.Step;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.TemporaryObject;
import java.util.Optional;

/// Changing and moving what stands in a location.
final class Things {

    private static final String TARGET = "targetable_as_env_object_id";

    private Things() {}

    @HostFunction(
            doc =
                    "Changes an environment object: lays properties over its details. How it looks"
                            + " is in client_visual_update {new_color_hex, emissive_color_hex,"
                            + " emissive_intensity}.",
            seed = "host_apply_effect_on_environment_object",
            needs = Capability.EFFECTS,
            effects = {Effect.READS, Effect.WRITES},
            risk = Risk.MEDIUM)
    static Done applyEffect(
            Step step,
            @Doc(value = "the environment object", form = Form.ID) String objectId,
            @Doc("laid over its details, one level deep; null removes a member")
                    JsonObject effectDetails)
            throws RefusedException {
        EnvironmentObject object = Lookup.object(step, objectId);
        Rules.here(step, object.placeId());
        Rules.unguarded(step, object, effectDetails);
        JsonObject details =
                Merge.of(object.details(), effectDetails, "the details of " + objectId);
        step.transaction().put(object.withDetails(details));
        return new Done("%s was changed.".formatted(objectId));
    }

    @HostFunction(
            doc =
                    "Moves an environment object to another location or landmark, or the end of a"
                            + " temporary object to another landmark of its location; one that"
                            + " starts and ends at the same spot moves as a whole.",
            needs = Capability.TEMPORARY,
            effects = {Effect.READS, Effect.WRITES},
            risk = Risk.MEDIUM)
    static Done moveObject(
            Step step,
            @Doc(value = "the environment object or temporary object", form = Form.ID)
                    String objectId,
            @Doc(value = "where to; the location it is in where left out", form = Form.ID)
                    Optional<String> locationId,
            @Doc(value = "key of a landmark there", form = Form.ID) Optional<String> landmarkKey)
            throws RefusedException {
        Optional<TemporaryObject> temporary = step.state().entity(objectId, TemporaryObject.class);
        if (temporary.isPresent()) {
            return moveTemporary(step, temporary.get(), locationId, landmarkKey);
        }
        EnvironmentObject object = Lookup.object(step, objectId);
        if (!step.caller().may(Capability.BUILD)) {
            throw RefusedException.forbidden(
                    "object_id: %s is fixed; tools move only temporary objects"
                            .formatted(objectId));
        }
        if (locationId.isEmpty() && landmarkKey.isEmpty()) {
            throw RefusedException.badArgument(
                    "location_id or landmark_key of moveObject must say where to");
        }
        Location target = Lookup.location(step, Optional.of(locationId.orElse(object.placeId())));
        moveFixed(step, object, target, landmarkKey);
        return new Done("%s is in %s now.".formatted(objectId, target.id()));
    }

    private static Done moveTemporary(
            Step step,
            TemporaryObject object,
            Optional<String> locationId,
            Optional<String> landmarkKey)
            throws RefusedException {
        Rules.mine(step, object);
        if (locationId.isPresent() && !locationId.get().equals(object.placeId())) {
            throw RefusedException.badArgument(
                    "location_id: a temporary object stays in its location, " + object.placeId());
        }
        if (landmarkKey.isEmpty()) {
            throw RefusedException.badArgument("landmark_key of moveObject must say where to");
        }
        Landmark to = Lookup.landmark(step, object.placeId(), landmarkKey.get());
        step.transaction().put(object.movedTo(to));
        return new Done(
                "%s %s %s."
                        .formatted(
                                object.type(),
                                object.isAtOneSpot() ? "is now at" : "now leads to",
                                to.displayName()));
    }

    /// Moves the object, and with it what one aims at: the old landmark loses it, the new one has
    /// it.
    private static void moveFixed(
            Step step, EnvironmentObject object, Location target, Optional<String> landmarkKey)
            throws RefusedException {
        Optional<Landmark> old = Places.landmarkOf(step, object);
        if (landmarkKey.isPresent()) {
            Landmark landmark = Lookup.landmark(step, target.id(), landmarkKey.get());
            Optional<String> there = landmark.targetObjectId();
            if (there.isPresent() && !there.get().equals(object.id())) {
                throw RefusedException.conflict(
                        "landmark_key: %s already has the object %s"
                                .formatted(landmark.name(), there.get()));
            }
            old.ifPresent(left -> retarget(step, left, left.config().without(TARGET)));
            retarget(step, landmark, landmark.config().with(TARGET, object.id()));
        } else if (!target.id().equals(object.placeId())) {
            old.ifPresent(left -> retarget(step, left, left.config().without(TARGET)));
        }
        step.transaction().put(object.movedTo(target.id()));
    }

    private static void retarget(Step step, Landmark landmark, JsonObject config) {
        step.transaction().put(new Landmark(landmark.placeId(), landmark.name(), config));
    }
}
