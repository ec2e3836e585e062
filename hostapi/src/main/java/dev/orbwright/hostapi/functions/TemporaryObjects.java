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
import dev.orbwright.world.geometry.Walkability;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import java.util.Optional;

/// Things that fade by themselves: bridges, clouds, markers.
final class TemporaryObjects {

    private static final double DEFAULT_DURATION = 10;
    private static final double LONGEST_DURATION = 86_400;

    private TemporaryObjects() {}

    /// What was made.
    record Created(
            @Doc("what was done, for people") String message,
            String objectId,
            @Doc("true where one can walk on it from its start to its end") boolean walkable) {}

    @HostFunction(
            doc =
                    "Makes a thing that fades by itself and that spans from where the player stands"
                            + " (or a landmark) to a landmark: a bridge, a cloud, a wall, a light."
                            + " One can walk on it where its type says so (bridge, path, vines) and"
                            + " not where it says smoke, wall or light.",
            seed = "host_create_temporary_object",
            needs = Capability.TEMPORARY,
            effects = {Effect.READS, Effect.WRITES},
            risk = Risk.LOW)
    static Created createTemporaryObject(
            Step step,
            @Doc(value = "what it is, e.g. light_bridge", form = Form.NAME) String type,
            @Doc(value = "key of the landmark that it leads to", form = Form.ID)
                    String toLandmarkId,
            @Doc(value = "the location; the player's where left out", form = Form.ID)
                    Optional<String> locationId,
            @Doc(value = "whose position it starts at; the player's own", form = Form.ID)
                    Optional<String> soulId,
            @Doc(
                            "how it looks: geometry_config {type, dimensions, radius},"
                                    + " material_config {base_color_hex, emissive_color_hex,"
                                    + " emissive_intensity, transparent, opacity}; at most 4 KB")
                    Optional<JsonObject> clientVisualConfig,
            @Doc(
                            value = "seconds until it fades, 10 where left out",
                            min = 1,
                            max = LONGEST_DURATION)
                    Optional<Double> duration,
            @Doc(
                            value =
                                    "key of the landmark that it starts at; player_current_pos where"
                                            + " left out",
                            form = Form.ID)
                    Optional<String> fromLandmarkId,
            @Doc("whether one can walk on it; judged by its type where left out")
                    Optional<Boolean> walkable)
            throws RefusedException {
        double seconds = duration.orElse(DEFAULT_DURATION);
        Rules.lasts(step, seconds);
        Location location = Lookup.location(step, locationId);
        Rules.here(step, location.id());
        Rules.oneMoreTemporary(step, location.id());
        Optional<Soul> soul = standing(step, soulId);
        Landmark to = Lookup.landmark(step, location.id(), toLandmarkId);
        Optional<String> fromLandmark = fromLandmarkId.filter(key -> !key.equals(Places.PLAYER));
        Position from = Places.spot(step, location, soul, fromLandmark.orElse(Places.PLAYER));
        JsonObject look = clientVisualConfig.orElse(JsonObject.EMPTY);
        Rules.looksShort(step, look);
        TemporaryObject object =
                new TemporaryObject(
                        step.transaction().newId("temp"),
                        type,
                        location.id(),
                        fromLandmark,
                        from,
                        to.name(),
                        to.position(),
                        Walkability.of(type, look, walkable),
                        step.caller().ownerId(),
                        step.transaction().worldTime(),
                        milliseconds(seconds),
                        look);
        step.transaction().put(object);
        return new Created(
                "%s now leads to %s.".formatted(type, to.displayName()),
                object.id(),
                object.walkable());
    }

    private static Optional<Soul> standing(Step step, Optional<String> soulId)
            throws RefusedException {
        if (soulId.isEmpty()) {
            return Lookup.runner(step);
        }
        Rules.consents(step.caller(), soulId.get());
        return Optional.of(Lookup.soul(step, soulId));
    }

    /// What was changed.
    record Updated(String objectId) {}

    @HostFunction(
            doc = "Changes how a temporary object looks, or how long it lasts from now on.",
            needs = Capability.TEMPORARY,
            effects = {Effect.READS, Effect.WRITES},
            risk = Risk.LOW)
    static Updated updateTemporaryObject(
            Step step,
            @Doc(value = "the temporary object", form = Form.ID) String objectId,
            @Doc("laid over how it looks, one level deep") Optional<JsonObject> clientVisualConfig,
            @Doc(value = "seconds from now until it fades", min = 1, max = LONGEST_DURATION)
                    Optional<Double> duration)
            throws RefusedException {
        TemporaryObject old = Lookup.temporary(step, objectId);
        Rules.mine(step, old);
        JsonObject look =
                Merge.of(
                        old.visualConfig(),
                        clientVisualConfig.orElse(JsonObject.EMPTY),
                        "client_visual_config of " + objectId);
        Rules.looksShort(step, look);
        long fades = old.expiresAt();
        if (duration.isPresent()) {
            Rules.lasts(step, duration.get());
            // A task that is executed again may be older than what it finds.
            long now = Math.max(old.createdAt(), step.transaction().worldTime());
            fades = now + milliseconds(duration.get());
        }
        step.transaction()
                .put(
                        new TemporaryObject(
                                old.id(),
                                old.type(),
                                old.placeId(),
                                old.fromLandmark(),
                                old.from(),
                                old.toLandmark(),
                                old.to(),
                                old.walkable(),
                                old.creatorId(),
                                old.createdAt(),
                                fades - old.createdAt(),
                                look));
        return new Updated(objectId);
    }

    private static long milliseconds(double seconds) {
        return Math.round(seconds * 1000);
    }
}
