package dev.orbwright.server.process;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// The world as a soul sees it: the payload of `gameStateUpdate`.
record Seen(JsonObject state) {

    private static final String TEMPORARY = "activeTemporaryObjects";

    /// All that a restart must not change: without who else is there now, and without the time that
    /// temporary objects have left.
    JsonObject lasting() {
        return state.without("soulsInLocation")
                .with(
                        TEMPORARY,
                        new Json.Arr(
                                temporaryObjects().stream()
                                        .<Json>map(object -> object.without("duration"))
                                        .toList()));
    }

    List<JsonObject> temporaryObjects() {
        return objects(TEMPORARY);
    }

    String location() {
        return state.object("playerSoul").text("locationId").orElse("nowhere");
    }

    List<JsonObject> inventory() {
        return objects("inventory");
    }

    /// What the soul carries under this id.
    Optional<JsonObject> artifact(String id) {
        return inventory().stream()
                .filter(artifact -> artifact.text("id").equals(Optional.of(id)))
                .findFirst();
    }

    /// What burns, flows or blows on a pedestal of the place, or `none`.
    String infusedElement(String pedestal) {
        return objects("environmentObjectsInLocation").stream()
                .filter(object -> object.text("id").equals(Optional.of(pedestal)))
                .findFirst()
                .orElseThrow()
                .object("details")
                .text("infused_element")
                .orElseThrow();
    }

    boolean solved(String puzzle) {
        return state.object("allPuzzleStates").object(puzzle).flag("solved");
    }

    /// Whether the soul can walk there.
    boolean reachable(String landmark) {
        return state.object("currentLocation")
                .object("landmarks")
                .object(landmark)
                .flag("reachable");
    }

    private List<JsonObject> objects(String member) {
        return state.items(member).stream().map(JsonObject.class::cast).toList();
    }
}
