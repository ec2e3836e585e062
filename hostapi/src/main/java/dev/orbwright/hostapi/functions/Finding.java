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
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finding things by what they are, where they are and how they are.
final class Finding {

    private static final int DEFAULT_LIMIT = 20;

    private Finding() {}

    /// What was found.
    record Found(
            @Doc("each as getEntity gives it, and distance where near_landmark was said")
                    List<JsonObject> items,
            @Doc("how many there are, those beyond the limit included") int total) {}

    private record Hit(Entity entity, Optional<Double> distance) {}

    @HostFunction(
            doc =
                    "Finds things by kind, place, property, type, name and distance; all that is said"
                            + " must hold. Sorted by distance where near_landmark is said, else by"
                            + " id.",
            needs = Capability.READ,
            effects = Effect.READS,
            risk = Risk.LOW)
    static Found find(
            Step step,
            @Doc(
                            value =
                                    "location, landmark, environment_object, artifact, soul, puzzle"
                                            + " or temporary_object",
                            form = Form.ID)
                    Optional<String> kind,
            @Doc(
                            value =
                                    "only what is in this location; everywhere where left out, but"
                                            + " the player's where near_landmark is said",
                            form = Form.ID)
                    Optional<String> locationId,
            @Doc(
                            value =
                                    "dotted path into details, properties, state or"
                                            + " client_visual_config, e.g."
                                            + " material_config.base_color_hex; must be there",
                            form = Form.PATH)
                    Optional<String> property,
            @Doc("the value that the property must have") Optional<Json> equals,
            @Doc(value = "the type of an object, e.g. pedestal", form = Form.NAME)
                    Optional<String> type,
            @Doc(value = "part of the name or id, in any case", form = Form.NAME)
                    Optional<String> name,
            @Doc(value = "key of a landmark of the location, or player_current_pos", form = Form.ID)
                    Optional<String> nearLandmark,
            @Doc(value = "metres from near_landmark", min = 0) Optional<Double> within,
            @Doc(value = "how many items at most, 20 where left out", min = 1, max = 100)
                    Optional<Integer> limit)
            throws RefusedException {
        if (equals.isPresent() && property.isEmpty()) {
            throw RefusedException.badArgument("equals of find needs property");
        }
        if (within.isPresent() && nearLandmark.isEmpty()) {
            throw RefusedException.badArgument("within of find needs near_landmark");
        }
        Optional<Entity.Kind> ofKind =
                kind.isPresent() ? Optional.of(kind(kind.get())) : Optional.empty();
        Optional<Location> place =
                locationId.isPresent() || nearLandmark.isPresent()
                        ? Optional.of(Lookup.location(step, locationId))
                        : Optional.empty();
        Optional<Position> near =
                nearLandmark.isPresent() && place.isPresent()
                        ? Optional.of(
                                Places.spot(
                                        step, place.get(), Lookup.runner(step), nearLandmark.get()))
                        : Optional.empty();
        Description description = new Description(property, equals, type, name);
        List<Hit> hits =
                candidates(step, ofKind, place)
                        .filter(description::fits)
                        .map(entity -> new Hit(entity, distance(step, entity, near)))
                        .filter(hit -> near.isEmpty() || hit.distance().isPresent())
                        .filter(hit ->
                                hit.distance().orElse(0.0) <= within.orElse(Double.MAX_VALUE))
                        .sorted(Comparator.comparingDouble(hit -> hit.distance().orElse(0.0)))
                        .toList();
        List<JsonObject> items = new ArrayList<>();
        hits.stream().limit(limit.orElse(DEFAULT_LIMIT)).forEach(hit -> items.add(show(step, hit)));
        return new Found(items, hits.size());
    }

    private static Entity.Kind kind(String name) throws RefusedException {
        return Entity.Kind.ofWireName(name)
                .orElseThrow(() ->
                        RefusedException.badArgument(
                                "kind of find: there is no kind %s; expected one of %s"
                                        .formatted(
                                                name,
                                                Arrays.stream(Entity.Kind.values())
                                                        .map(Entity.Kind::wireName)
                                                        .collect(Collectors.joining(", ")))));
    }

    private static Stream<Entity> candidates(
            Step step, Optional<Entity.Kind> kind, Optional<Location> place) {
        if (place.isPresent()) {
            return step.state().in(place.get().id()).stream()
                    .filter(entity -> kind.map(entity.kind()::equals).orElse(true));
        }
        return kind.map(List::of).orElse(List.of(Entity.Kind.values())).stream()
                .flatMap(each -> step.state().ofKind(each).stream());
    }

    private static Optional<Double> distance(Step step, Entity entity, Optional<Position> near) {
        return near.flatMap(spot -> Places.of(step, entity).map(spot::distanceTo));
    }

    private static JsonObject show(Step step, Hit hit) {
        JsonObject data = View.of(step, hit.entity());
        return hit.distance().map(metres -> data.with("distance", metres)).orElse(data);
    }
}
