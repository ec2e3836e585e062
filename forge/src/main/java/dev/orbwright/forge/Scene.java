package dev.orbwright.forge;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Reachability;
import dev.orbwright.world.state.TemporaryObject;
import java.util.ArrayList;
import java.util.List;

/// What a writer is told of a place: what is near, and no more.
final class Scene {

    private static final int MOST = 40;

    private Scene() {}

    static JsonObject of(Place place) {
        String here = place.location().id();
        Position spot = place.soul().position();
        Reachability reachability = Reachability.in(place.state(), here);
        List<Json> landmarks = new ArrayList<>();
        for (Landmark landmark : place.landmarks()) {
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
        for (EnvironmentObject object : place.state().in(here, EnvironmentObject.class)) {
            objects.add(
                    JsonObject.builder()
                            .put("id", object.id())
                            .put("type", object.type())
                            .put("details", object.details())
                            .build());
        }
        List<Json> temporary = new ArrayList<>();
        for (TemporaryObject object : place.state().in(here, TemporaryObject.class)) {
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
                .put("location_description", place.location().description())
                .put("landmarks", capped(landmarks))
                .put("environment_objects", capped(objects))
                .put("temporary_objects", capped(temporary))
                .put("carried_artifacts", capped(carried))
                .build();
    }

    private static Json capped(List<Json> items) {
        return new Json.Arr(items.subList(0, Math.min(MOST, items.size())));
    }
}
