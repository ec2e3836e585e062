package dev.orbwright.hostapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.WorldState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemporaryObjectsTest {

    private static final String BRIDGE =
            "{\"type\": \"light_bridge\", \"to_landmark_id\": \"keyhole_landmark\"}";

    @Test
    void aBridgeStartsWhereThePlayerStandsAndMakesTheLandmarkReachable() {
        Guest guest = Guest.as(TestWorld.ann());
        assertThat(reachable(guest)).isFalse();
        JsonObject made = guest.ok("createTemporaryObject", BRIDGE);
        assertThat(made.flag("walkable")).isTrue();
        assertThat(made.text("message")).contains("light_bridge now leads to Keyhole.");
        TemporaryObject bridge = made(guest, made);
        assertThat(bridge)
                .isEqualTo(
                        new TemporaryObject(
                                bridge.id(),
                                "light_bridge",
                                "hall",
                                Optional.empty(),
                                Position.ORIGIN,
                                "keyhole_landmark",
                                new Position(0, 0, -20),
                                true,
                                Optional.of("ann"),
                                TestWorld.NOW,
                                10_000,
                                JsonObject.EMPTY));
        assertThat(reachable(guest)).isTrue();
    }

    @Test
    void smokeLeadsNowhereUnlessItsMakerSaysSo() {
        Guest guest = Guest.as(TestWorld.ann());
        String smoke = "\"type\": \"smoke\", \"to_landmark_id\": \"keyhole_landmark\"";
        assertThat(guest.ok("createTemporaryObject", "{" + smoke + "}").flag("walkable")).isFalse();
        assertThat(reachable(guest)).isFalse();
        guest.ok("createTemporaryObject", "{" + smoke + ", \"walkable\": true}");
        assertThat(reachable(guest)).isTrue();
    }

    @Test
    void itMayStartAtALandmark() {
        Guest guest = Guest.as(TestWorld.ann());
        JsonObject made =
                guest.ok(
                        "createTemporaryObject",
                        """
                        {"type": "rope", "to_landmark_id": "keyhole_landmark",
                         "from_landmark_id": "near_stone"}
                        """);
        assertThat(made(guest, made).fromLandmark()).contains("near_stone");
        assertThat(made(guest, made).from()).isEqualTo(new Position(3, 0, 4));
    }

    @Test
    void whereNobodyRunsItStartsWhereOneComesIn() {
        Guest guest = Guest.as(TestWorld.clock());
        guest.refused(RefusalCode.BAD_ARGUMENT, "createTemporaryObject", BRIDGE);
        JsonObject made =
                guest.ok(
                        "createTemporaryObject",
                        TestWorld.json(BRIDGE).with("location_id", "hall").toString());
        assertThat(made(guest, made).from()).isEqualTo(new Position(0, 0, 2));
        assertThat(made(guest, made).creatorId()).isEmpty();
    }

    @Test
    void unknownLandmarkIsRefusedWithWhatThereIs() {
        assertThat(
                        Guest.as(TestWorld.ann())
                                .refused(
                                        RefusalCode.NOT_FOUND,
                                        "createTemporaryObject",
                                        BRIDGE.replace("keyhole_landmark", "keyhole_landmrk")))
                .contains("did you mean keyhole_landmark?")
                .contains("door, keyhole_landmark, near_stone");
    }

    @Test
    void playersBuildOnlyWhereTheyAre() {
        String there =
                "{\"type\": \"bridge\", \"location_id\": \"garden\","
                        + " \"to_landmark_id\": \"fountain\"}";
        Guest.as(TestWorld.ann()).refused(RefusalCode.FORBIDDEN, "createTemporaryObject", there);
        Guest.as(TestWorld.world()).ok("createTemporaryObject", there);
        Caller unattended =
                new Caller(
                        "df_user_ann",
                        Optional.of("ann"),
                        Optional.empty(),
                        Optional.empty(),
                        Capability.ofPlayer());
        Guest.as(unattended).refused(RefusalCode.FORBIDDEN, "createTemporaryObject", there);
    }

    @Test
    void playersDoNotStartAtOtherSouls() {
        String fromBob = TestWorld.json(BRIDGE).with("soul_id", "bob").toString();
        assertThat(
                        Guest.as(TestWorld.ann())
                                .refused(RefusalCode.FORBIDDEN, "createTemporaryObject", fromBob))
                .contains("soul_id");
        Guest.as(TestWorld.world()).ok("createTemporaryObject", fromBob);
    }

    @Test
    void playersThingsLastAtMostTenMinutes() {
        String longer = TestWorld.json(BRIDGE).with("duration", 601).toString();
        assertThat(
                        Guest.as(TestWorld.ann())
                                .refused(RefusalCode.LIMIT, "createTemporaryObject", longer))
                .contains("duration");
        Guest.as(TestWorld.world()).ok("createTemporaryObject", longer);
        assertThat(
                        Guest.as(TestWorld.ann())
                                .refused(
                                        RefusalCode.LIMIT,
                                        "updateTemporaryObject",
                                        "{\"object_id\": \"temp_ann\", \"duration\": 601}"))
                .contains("duration");
    }

    @Test
    void aPlayerHasAtMostThirtyAtOnce() {
        Guest guest = Guest.as(TestWorld.ann());
        for (int i = 1; i < 30; i++) {
            guest.ok("createTemporaryObject", BRIDGE);
        }
        guest.refused(RefusalCode.LIMIT, "createTemporaryObject", BRIDGE);
        guest.ok("remove", "{\"id\": \"temp_ann\"}");
        guest.ok("createTemporaryObject", BRIDGE);
        guest.and(TestWorld.world()).ok("createTemporaryObject", BRIDGE);
    }

    @Test
    void playersFillNoPlaceBeyondAHundredAndFifty() {
        WorldState full = TestWorld.state();
        for (int i = 4; i < 150; i++) {
            full = full.with(TestWorld.temporary("temp_" + i, Optional.of("soul_" + i)));
        }
        Guest guest = Guest.in(full, TestWorld.ann());
        guest.ok("createTemporaryObject", BRIDGE);
        assertThat(guest.refused(RefusalCode.LIMIT, "createTemporaryObject", BRIDGE))
                .contains("150", "hall");
        guest.and(TestWorld.world()).ok("createTemporaryObject", BRIDGE);
    }

    @Test
    void aPlayersThingLooksLikeFourKilobytesAtMost() {
        String look = "{\"a\": \"%s\"}";
        String small = look.formatted("x".repeat(4096 - 8));
        String large = look.formatted("x".repeat(4096 - 7));
        Guest ann = Guest.as(TestWorld.ann());
        ann.ok("createTemporaryObject", looking(small));
        assertThat(ann.refused(RefusalCode.LIMIT, "createTemporaryObject", looking(large)))
                .contains("client_visual_config", "4 KB");
        ann.and(TestWorld.world()).ok("createTemporaryObject", looking(large));

        String update = "{\"object_id\": \"temp_ann\", \"client_visual_config\": %s}";
        assertThat(ann.refused(RefusalCode.LIMIT, "updateTemporaryObject", update.formatted(small)))
                .as("it has an opacity already")
                .contains("4 KB");
        ann.ok("updateTemporaryObject", update.formatted("{\"opacity\": null}"));
        ann.ok("updateTemporaryObject", update.formatted(small));
        ann.and(TestWorld.world()).ok("updateTemporaryObject", update.formatted(large));
    }

    private static String looking(String look) {
        return TestWorld.json(BRIDGE).with("client_visual_config", TestWorld.json(look)).toString();
    }

    @Test
    void anUpdateLaysTheLookOverAndCountsFromNow() {
        Guest guest = Guest.as(TestWorld.ann());
        guest.ok(
                "updateTemporaryObject",
                "{\"object_id\": \"temp_ann\", \"client_visual_config\": {\"glow\": 1}}");
        TemporaryObject updated = guest.entity("temp_ann", TemporaryObject.class);
        assertThat(updated.visualConfig()).isEqualTo(JsonObject.of("opacity", 0.5, "glow", 1));
        assertThat(updated.expiresAt()).isEqualTo(100_000);
        guest.ok("updateTemporaryObject", "{\"object_id\": \"temp_ann\", \"duration\": 20}");
        assertThat(guest.entity("temp_ann", TemporaryObject.class).expiresAt())
                .isEqualTo(TestWorld.NOW + 20_000);
    }

    @Test
    void onlyOnesOwnAreChangedMovedAndRemoved() {
        for (String id : List.of("temp_bob", "temp_world")) {
            Guest ann = Guest.as(TestWorld.ann());
            ann.refused(
                    RefusalCode.FORBIDDEN,
                    "updateTemporaryObject",
                    "{\"object_id\": \"%s\"}".formatted(id));
            ann.refused(
                    RefusalCode.FORBIDDEN,
                    "moveObject",
                    "{\"object_id\": \"%s\", \"landmark_key\": \"door\"}".formatted(id));
            ann.refused(RefusalCode.FORBIDDEN, "remove", "{\"id\": \"%s\"}".formatted(id));
            Guest.as(TestWorld.world()).ok("remove", "{\"id\": \"%s\"}".formatted(id));
        }
    }

    @Test
    void onesOwnAreChangedOnlyWhereOneIs() {
        WorldState elsewhere =
                TestWorld.state()
                        .with(
                                TestWorld.soul("ann", "hall", List.of())
                                        .movedTo("garden", Position.ORIGIN));
        Guest.in(elsewhere, TestWorld.ann())
                .refused(
                        RefusalCode.FORBIDDEN,
                        "updateTemporaryObject",
                        "{\"object_id\": \"temp_ann\"}");
    }

    @Test
    void theEndOfOnesOwnIsMovedToAnotherLandmark() {
        Guest guest = Guest.as(TestWorld.ann());
        guest.ok(
                "moveObject",
                "{\"object_id\": \"temp_ann\", \"landmark_key\": \"keyhole_landmark\"}");
        TemporaryObject moved = guest.entity("temp_ann", TemporaryObject.class);
        assertThat(moved.toLandmark()).isEqualTo("keyhole_landmark");
        assertThat(moved.to()).isEqualTo(new Position(0, 0, -20));
        assertThat(moved.from()).isEqualTo(Position.ORIGIN);
        assertThat(moved.fromLandmark()).isEmpty();
        guest.refused(RefusalCode.BAD_ARGUMENT, "moveObject", "{\"object_id\": \"temp_ann\"}");
        guest.refused(
                RefusalCode.BAD_ARGUMENT,
                "moveObject",
                "{\"object_id\": \"temp_ann\", \"location_id\": \"garden\","
                        + " \"landmark_key\": \"near_stone\"}");
    }

    @Test
    void whatStandsAtOneSpotIsMovedAsAWholeAndNotStretched() {
        Guest guest = Guest.as(TestWorld.ann());
        JsonObject made =
                guest.ok(
                        "createTemporaryObject",
                        """
                        {"type": "lamp_light", "to_landmark_id": "near_stone",
                         "from_landmark_id": "near_stone"}
                        """);
        String move =
                JsonObject.of("object_id", made.text("object_id").orElseThrow())
                        .with("landmark_key", "keyhole_landmark")
                        .toString();

        assertThat(guest.ok("moveObject", move).text("message"))
                .contains("lamp_light is now at Keyhole.");

        TemporaryObject moved = made(guest, made);
        assertThat(moved.fromLandmark()).contains("keyhole_landmark");
        assertThat(moved.from()).isEqualTo(new Position(0, 0, -20));
        assertThat(moved.toLandmark()).isEqualTo("keyhole_landmark");
        assertThat(moved.to()).isEqualTo(new Position(0, 0, -20));
        assertThat(moved.isAtOneSpot()).isTrue();
    }

    @Test
    void aTaskThatIsOlderThanTheThingItFindsStillUpdatesIt() {
        TemporaryObject later =
                new TemporaryObject(
                        "temp_ann",
                        "smoke",
                        "hall",
                        Optional.empty(),
                        Position.ORIGIN,
                        "near_stone",
                        Position.ORIGIN,
                        false,
                        Optional.of("ann"),
                        TestWorld.NOW + 10_000,
                        1_000,
                        JsonObject.EMPTY);
        Guest guest = Guest.in(TestWorld.state().with(later), TestWorld.ann());
        guest.ok("updateTemporaryObject", "{\"object_id\": \"temp_ann\", \"duration\": 2}");
        assertThat(guest.entity("temp_ann", TemporaryObject.class).duration()).isEqualTo(2_000);
    }

    @Test
    void aPlayerWhoseSoulIsGoneBuildsNothing() {
        WorldState without = TestWorld.state().without(EntryKey.entity("ann"));
        Guest.in(without, TestWorld.ann())
                .refused(RefusalCode.BAD_ARGUMENT, "createTemporaryObject", BRIDGE);
        assertThat(without.entity("ann", Soul.class)).isEmpty();
    }

    private static boolean reachable(Guest guest) {
        return guest.ok("isReachable", "{\"landmark_key\": \"keyhole_landmark\"}")
                .flag("reachable");
    }

    private static TemporaryObject made(Guest guest, JsonObject answer) {
        return guest.entity(answer.text("object_id").orElseThrow(), TemporaryObject.class);
    }
}
