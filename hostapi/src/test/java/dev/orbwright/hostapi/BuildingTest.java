package dev.orbwright.hostapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Building places, and taking them down.
class BuildingTest {

    private final Guest world = Guest.as(TestWorld.clock());

    @Test
    void aPlaceIsBuilt() {
        world.ok("addLocation", Examples.GOOD.getOrDefault("addLocation", ""));
        world.ok(
                "setLocationVisualConfig",
                "{\"location_id\": \"attic\", \"config\": {\"arrival_position_xyz\": [1, 2, 3]}}");
        world.ok(
                "addEnvironmentObject",
                "{\"id\": \"chest\", \"location_id\": \"attic\", \"type\": \"chest\"}");
        world.ok(
                "setLandmarkVisualConfig",
                """
                {"location_id": "attic", "landmark_key": "hatch",
                 "config": {"display_name": "Hatch", "is_exit_to_location_id": "hall"}}
                """);
        assertThat(world.entity("attic", Location.class))
                .isEqualTo(
                        new Location(
                                "attic",
                                "Attic",
                                "Dusty.",
                                TestWorld.json("{\"arrival_position_xyz\": [1, 2, 3]}")));
        assertThat(world.entity("chest", EnvironmentObject.class))
                .isEqualTo(new EnvironmentObject("chest", "attic", "chest", JsonObject.EMPTY));
        assertThat(world.ok("getLocation", "{\"location_id\": \"attic\"}").object("exits"))
                .isEqualTo(JsonObject.of("hatch", "hall"));
    }

    @Test
    void aLandmarkIsReplacedWhole() {
        world.ok(
                "setLandmarkVisualConfig",
                """
                {"location_id": "hall", "landmark_key": "door",
                 "config": {"relative_position_xyz": [0, 1, 2]}}
                """);
        Landmark door = world.entity("hall/door", Landmark.class);
        assertThat(door.exitTo()).isEmpty();
        assertThat(door.position()).isEqualTo(new Position(0, 1, 2));
    }

    @Test
    void exitsLeadSomewhereAndPositionsAreSomewhere() {
        String door =
                "{\"location_id\": \"hall\", \"landmark_key\": \"%s\", \"config\": {\"%s\": %s}}";
        assertThat(
                        world.refused(
                                RefusalCode.NOT_FOUND,
                                "setLandmarkVisualConfig",
                                door.formatted("door", "is_exit_to_location_id", "\"nowhere\"")))
                .contains("nowhere");
        for (String position : new String[] {"[1, 2]", "\"there\"", "[1e308, 0, 0]", "{}"}) {
            assertThat(
                            world.refused(
                                    RefusalCode.BAD_ARGUMENT,
                                    "setLandmarkVisualConfig",
                                    door.formatted("door", "relative_position_xyz", position)))
                    .contains("config", "relative_position_xyz");
        }
        world.refused(
                RefusalCode.BAD_ARGUMENT,
                "setLandmarkVisualConfig",
                door.formatted("player_current_pos", "a", "1"));
        world.refused(
                RefusalCode.BAD_ARGUMENT,
                "setLocationVisualConfig",
                "{\"location_id\": \"hall\", \"config\": {\"arrival_position_xyz\": 7}}");
    }

    @Test
    void takenIdsAndMissingPlacesAreRefused() {
        world.refused(
                RefusalCode.CONFLICT,
                "addLocation",
                "{\"id\": \"lamp\", \"name\": \"n\", \"description\": \"\"}");
        world.refused(
                RefusalCode.CONFLICT,
                "addEnvironmentObject",
                "{\"id\": \"ann\", \"location_id\": \"hall\", \"type\": \"t\"}");
        world.refused(
                RefusalCode.NOT_FOUND,
                "addEnvironmentObject",
                "{\"id\": \"rock\", \"location_id\": \"nil\", \"type\": \"t\"}");
        world.refused(
                RefusalCode.NOT_FOUND,
                "setLocationVisualConfig",
                "{\"location_id\": \"lamp\", \"config\": {}}");
    }

    @Test
    void aWorldPropertyIsAnyValueAndNullRemovesIt() {
        world.ok("setWorldProperty", "{\"property_name\": \"mood\", \"property_value\": [1, {}]}");
        assertThat(world.state().property("mood"))
                .contains(Json.Arr.of(Json.of(1), JsonObject.EMPTY));
        world.ok("setWorldProperty", "{\"property_name\": \"mood\", \"property_value\": null}");
        assertThat(world.state().property("mood")).isEmpty();
    }

    @Test
    void aPlaceIsTakenDownWithWhatStandsThereAndItsExitsLeadNowhere() {
        world.refused(RefusalCode.CONFLICT, "remove", "{\"id\": \"garden\"}");
        world.ok("remove", "{\"id\": \"guard\"}");
        world.ok("remove", "{\"id\": \"garden\"}");
        assertThat(world.state().in("garden")).isEmpty();
        assertThat(world.state().entity("gnome")).isEmpty();
        assertThat(world.entity("hall/door", Landmark.class).exitTo()).isEqualTo(Optional.empty());
    }

    @Test
    void playersAreNotRemovedAndAnArtifactLeavesEveryHand() {
        world.refused(RefusalCode.FORBIDDEN, "remove", "{\"id\": \"ann\"}");
        world.ok("remove", "{\"id\": \"key_01\"}");
        assertThat(world.ok("getEntity", "{\"entity_id\": \"ann\"}").strings("inventory"))
                .containsExactly("ann_tool");
        world.ok("remove", "{\"id\": \"hall/near_stone\"}");
        world.ok("remove", "{\"id\": \"vault\"}");
        world.refused(RefusalCode.NOT_FOUND, "remove", "{\"id\": \"vault\"}");
    }

    @Test
    void toolsRemoveOnlyWhatTheirOwnerMade() {
        Guest ann = Guest.as(TestWorld.ann());
        for (String id :
                new String[] {
                    "hall",
                    "garden",
                    "hall/door",
                    "door",
                    "lamp",
                    "vault",
                    "bob",
                    "guard",
                    "ann",
                    "orb_01",
                    "bob_tool",
                    "temp_bob"
                }) {
            ann.refused(RefusalCode.FORBIDDEN, "remove", "{\"id\": \"%s\"}".formatted(id));
        }
        ann.ok("remove", "{\"id\": \"temp_ann\"}");
        ann.ok("remove", "{\"id\": \"ann_tool\"}");
    }

    @Test
    void aToolThatSomebodyElseCarriesIsNotRemoved() {
        Guest guest = Guest.as(TestWorld.world());
        guest.ok("giveArtifact", "{\"artifact_id\": \"ann_tool\", \"soul_id\": \"bob\"}");
        guest.and(TestWorld.ann())
                .refused(RefusalCode.FORBIDDEN, "remove", "{\"id\": \"ann_tool\"}");
    }
}
