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
import java.util.Optional;

/// Looking at one thing.
final class Looking {

    private Looking() {}

    @HostFunction(
            doc =
                    "Everything about one thing of any kind, by its id (a landmark of the player's"
                            + " location also by its key).",
            seed = "host_get_entity_data",
            needs = Capability.READ,
            effects = Effect.READS,
            risk = Risk.LOW)
    static JsonObject getEntity(
            Step step, @Doc(value = "the id", form = Form.ENTITY_ID) String entityId)
            throws RefusedException {
        return View.of(step, Lookup.entity(step, entityId));
    }

    @HostFunction(
            doc = "A location with its exits and landmarks.",
            seed = "host_get_location_data",
            needs = Capability.READ,
            effects = Effect.READS,
            risk = Risk.LOW)
    static View.LocationView getLocation(
            Step step,
            @Doc(value = "the location; the player's where left out", form = Form.ID)
                    Optional<String> locationId)
            throws RefusedException {
        return View.location(step, Lookup.location(step, locationId));
    }

    @HostFunction(
            doc = "An environment object with its details.",
            seed = "host_get_environment_object_data",
            needs = Capability.READ,
            effects = Effect.READS,
            risk = Risk.LOW)
    static View.ObjectView getEnvironmentObject(
            Step step, @Doc(value = "the environment object", form = Form.ID) String objectId)
            throws RefusedException {
        return View.object(Lookup.object(step, objectId));
    }
}
