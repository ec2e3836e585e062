package dev.orbwright.forge;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Reachability;
import dev.orbwright.world.state.TemporaryObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What a writer is told of a place: what is near, and no more.
final class Scene {

    /// Of each kind, the nearest.
    private static final int MOST = 40;

    /// Of one thing's details, in characters.
    private static final int LONGEST = 1_500;

    private static final int LONGEST_TEXT = 600;

    private Scene() {}

    static JsonObject of(Place place) {
        String here = place.location().id();
        Position spot = place.soul().position();
        Reachability reachability = Reachability.in(place.state(), here);
        List<Json> landmarks = new ArrayList<>();
        for (Landmark landmark : nearest(place)) {
            landmarks.add(
                    JsonObject.builder()
                            .put("landmark_key", landmark.name())
                            .put("display_name", landmark.displayName())
                            .put("metres_away", Math.round(spot.distanceTo(landmark.position())))
                            .put("reachable_on_foot", reachability.joins(spot, landmark.position()))
                            .putIfPresent("object_id", landmark.targetObjectId())
                            .putIfPresent("exit_to", landmark.exitTo())
                            .build());
        }
        List<Json> objects = new ArrayList<>();
        for (EnvironmentObject object : objects(place)) {
            objects.add(
                    JsonObject.builder()
                            .put("id", object.id())
                            .put("type", object.type())
                            .put("details", shortened(object.details()))
                            .build());
        }
        List<Json> temporary = new ArrayList<>();
        for (TemporaryObject object : temporary(place)) {
            temporary.add(
                    JsonObject.builder()
                            .put("id", object.id())
                            .put("type", object.type())
                            .put("to_landmark_id", object.toLandmark())
                            .put("walkable", object.walkable())
                            .build());
        }
        List<Json> carried = new ArrayList<>();
        for (String id : place.soul().inventory()) {
            place.state()
                    .entity(id, Artifact.class)
                    .ifPresent(artifact ->
                            carried.add(JsonObject.of("id", id, "name", artifact.name())));
        }
        return JsonObject.builder()
                .put("location_id", here)
                .put("location_name", place.location().name())
                .put("location_description", shortened(place.location().description()))
                .put("landmarks", capped(landmarks))
                .put("environment_objects", capped(objects))
                .put("temporary_objects", capped(temporary))
                .put("carried_artifacts", capped(carried))
                .build();
    }

    private static List<Landmark> nearest(Place place) {
        Position spot = place.soul().position();
        return place.landmarks().stream()
                .sorted(Comparator.comparingDouble(mark -> spot.distanceTo(mark.position())))
                .toList();
    }

    /// Objects are where the landmark is with which one aims at them; those without come last.
    private static List<EnvironmentObject> objects(Place place) {
        List<String> order =
                nearest(place).stream().flatMap(mark -> mark.targetObjectId().stream()).toList();
        return place.state().in(place.location().id(), EnvironmentObject.class).stream()
                .sorted(
                        Comparator.comparingInt(object -> {
                            int at = order.indexOf(object.id());
                            return at < 0 ? Integer.MAX_VALUE : at;
                        }))
                .toList();
    }

    private static List<TemporaryObject> temporary(Place place) {
        Position spot = place.soul().position();
        return place.state().in(place.location().id(), TemporaryObject.class).stream()
                .sorted(
                        Comparator.comparingDouble(object ->
                                Math.min(
                                        spot.distanceTo(object.from()),
                                        spot.distanceTo(object.to()))))
                .toList();
    }

    /// Whole members, as many as there is room for: what players write on things may be long.
    private static JsonObject shortened(JsonObject details) {
        JsonObject kept = JsonObject.EMPTY;
        int length = 0;
        for (Map.Entry<String, Json> member : details.members().entrySet()) {
            Json value =
                    member.getValue() instanceof Json.Str(String text)
                            ? Json.of(shortened(text))
                            : member.getValue();
            int more = member.getKey().length() + JsonText.write(value).length();
            if (length + more <= LONGEST) {
                kept = kept.with(member.getKey(), value);
                length += more;
            }
        }
        return kept;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    }

    private static Json capped(List<Json> items) {
        return new Json.Arr(items.subList(0, Math.min(MOST, items.size())));
    }
}
