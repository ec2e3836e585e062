package dev.orbwright.hostapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.WorldState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Looking at one thing, at a place, and finding things.
class LookingTest {

    private final Guest guest = Guest.as(TestWorld.ann());

    @Test
    void everyKindOfThingIsSeenById() {
        for (String id :
                List.of("hall", "hall/door", "lamp", "key_01", "bob", "vault", "temp_bob")) {
            assertThat(guest.ok("getEntity", JsonObject.of("entity_id", id).toString()).text("id"))
                    .contains(id);
        }
        assertThat(guest.ok("getEntity", "{\"entity_id\": \"door\"}").text("id"))
                .contains("hall/door");
        assertThat(
                        guest.refused(
                                RefusalCode.NOT_FOUND,
                                "getEntity",
                                "{\"entity_id\": \"fountain\"}"))
                .contains("fountain");
    }

    @Test
    void aTemporaryObjectIsSeenInSeconds() {
        assertThat(guest.ok("getEntity", "{\"entity_id\": \"temp_ann\"}"))
                .isEqualTo(
                        TestWorld.json(
                                """
                                {"id": "temp_ann", "type": "smoke", "location_id": "hall",
                                 "from_landmark_id": "player_current_pos",
                                 "to_landmark_id": "near_stone", "walkable": false,
                                 "creation_time": 40, "duration": 60, "creator_soul_id": "ann",
                                 "client_visual_config": {"opacity": 0.5},
                                 "kind": "temporary_object"}
                                """));
    }

    @Test
    void aSoulIsSeen() {
        assertThat(guest.ok("getEntity", "{\"entity_id\": \"guard\"}"))
                .isEqualTo(
                        TestWorld.json(
                                """
                                {"id": "guard", "name": "Guard", "type": "npc",
                                 "location_id": "garden", "position": [0, 0, 0], "inventory": [],
                                 "properties": {}, "kind": "soul"}
                                """));
    }

    @Test
    void theLocationIsThePlayersWhereNoneIsSaid() {
        assertThat(guest.ok("getLocation", "{}").text("id")).contains("hall");
        assertThat(guest.ok("getLocation", "{\"location_id\": \"garden\"}").text("id"))
                .contains("garden");
        Guest clock = Guest.as(TestWorld.clock());
        assertThat(clock.refused(RefusalCode.BAD_ARGUMENT, "getLocation", "{}"))
                .contains("location_id");
        clock.refused(RefusalCode.BAD_ARGUMENT, "scene", "{}");
        clock.ok("scene", "{\"location_id\": \"hall\"}");
    }

    @Test
    void aSceneShowsWhatIsThereAndWhatThePlayerCarries() {
        JsonObject scene = guest.ok("scene", "{}");
        assertThat(scene.members().keySet())
                .containsExactly(
                        "location",
                        "you",
                        "landmarks",
                        "objects",
                        "temporary_objects",
                        "souls",
                        "inventory",
                        "objects_total",
                        "temporary_objects_total",
                        "souls_total");
        assertThat(scene.object("you"))
                .isEqualTo(
                        TestWorld.json(
                                """
                                {"soul_id": "ann", "name": "ANN", "location_id": "hall",
                                 "position": [0, 0, 0]}
                                """));
        assertThat(scene.items("landmarks"))
                .containsExactly(
                        TestWorld.json(
                                """
                                {"key": "door", "display_name": "door", "position": [0, 0, 0],
                                 "reachable": true, "exit_to": "garden", "object_id": null}
                                """),
                        TestWorld.json(
                                """
                                {"key": "keyhole_landmark", "display_name": "Keyhole",
                                 "position": [0, 0, -20], "reachable": false, "exit_to": null,
                                 "object_id": "keyhole"}
                                """),
                        TestWorld.json(
                                """
                                {"key": "near_stone", "display_name": "near_stone",
                                 "position": [3, 0, 4], "reachable": true, "exit_to": null,
                                 "object_id": null}
                                """));
        assertThat(ids(scene, "objects")).containsExactly("keyhole", "lamp");
        assertThat(ids(scene, "temporary_objects"))
                .containsExactly("temp_ann", "temp_bob", "temp_world");
        assertThat(ids(scene, "souls")).containsExactly("bob");
        assertThat(scene.number("objects_total")).hasValue(2);
        assertThat(scene.number("temporary_objects_total")).hasValue(3);
        assertThat(scene.number("souls_total")).hasValue(1);
        assertThat(ids(scene, "inventory")).containsExactly("key_01", "ann_tool");
    }

    @Test
    void aSceneOfACrowdIsCutAndSaysHowManyThereAre() {
        WorldState crowded = TestWorld.state();
        for (int i = 0; i < 250; i++) {
            crowded =
                    crowded.with(TestWorld.soul("soul_" + i, "hall", List.of()))
                            .with(TestWorld.temporary("temp_" + i, Optional.empty()))
                            .with(
                                    new EnvironmentObject(
                                            "rock_" + i, "hall", "rock", JsonObject.EMPTY));
        }
        JsonObject scene = Guest.in(crowded, TestWorld.ann()).ok("scene", "{}");
        assertThat(scene.items("souls")).hasSize(50);
        assertThat(scene.items("objects")).hasSize(200);
        assertThat(scene.items("temporary_objects")).hasSize(200);
        assertThat(scene.number("souls_total")).hasValue(251);
        assertThat(scene.number("objects_total")).hasValue(252);
        assertThat(scene.number("temporary_objects_total")).hasValue(253);
    }

    @Test
    void thingsAreFoundByEachQuality() {
        assertThat(found("{\"kind\": \"location\"}")).containsExactly("garden", "hall");
        assertThat(found("{\"kind\": \"soul\", \"location_id\": \"hall\"}"))
                .containsExactly("ann", "bob");
        assertThat(found("{\"type\": \"LAMP\"}")).containsExactly("lamp");
        assertThat(found("{\"name\": \"KEY\"}"))
                .containsExactly("hall/keyhole_landmark", "keyhole", "key_01");
        assertThat(found("{\"property\": \"lit\"}")).containsExactly("lamp");
        assertThat(found("{\"property\": \"lit\", \"equals\": true}")).isEmpty();
        assertThat(found("{\"property\": \"glow.level\", \"equals\": 1}"))
                .containsExactly("keyhole");
        assertThat(found("{\"property\": \"glow.level.deeper\"}")).isEmpty();
        assertThat(found("{\"kind\": \"puzzle\", \"property\": \"tries\"}"))
                .containsExactly("vault");
    }

    @Test
    void thingsAreFoundByDistanceNearestFirst() {
        JsonObject near =
                guest.ok(
                        "find",
                        "{\"kind\": \"landmark\", \"near_landmark\": \"near_stone\","
                                + " \"within\": 10}");
        assertThat(ids(near, "items")).containsExactly("hall/near_stone", "hall/door");
        assertThat(((JsonObject) near.items("items").getLast()).number("distance")).hasValue(5);
        assertThat(
                        found(
                                "{\"kind\": \"environment_object\","
                                        + " \"near_landmark\": \"player_current_pos\"}"))
                .as("a lamp that no landmark shows is nowhere")
                .containsExactly("keyhole");
    }

    @Test
    void theLimitCutsTheItemsAndNotTheTotal() {
        JsonObject some = guest.ok("find", "{\"limit\": 2}");
        assertThat(some.items("items")).hasSize(2);
        assertThat(some.number("total").orElseThrow()).isGreaterThan(10);
    }

    @Test
    void questionsThatMakeNoSenseAreRefused() {
        assertThat(guest.refused(RefusalCode.BAD_ARGUMENT, "find", "{\"kind\": \"dragon\"}"))
                .contains("kind", "environment_object");
        guest.refused(RefusalCode.BAD_ARGUMENT, "find", "{\"equals\": 1}");
        guest.refused(RefusalCode.BAD_ARGUMENT, "find", "{\"within\": 1}");
        guest.refused(RefusalCode.NOT_FOUND, "find", "{\"near_landmark\": \"fountain\"}");
        guest.refused(RefusalCode.NOT_FOUND, "find", "{\"location_id\": \"nil\"}");
    }

    private List<String> found(String question) {
        return ids(guest.ok("find", question), "items");
    }

    private static List<String> ids(JsonObject holder, String member) {
        return holder.items(member).stream().map(LookingTest::id).toList();
    }

    private static String id(Json item) {
        return ((JsonObject) item).text("id").orElseThrow();
    }
}
