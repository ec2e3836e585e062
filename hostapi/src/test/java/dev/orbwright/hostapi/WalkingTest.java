package dev.orbwright.hostapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Soul;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WalkingTest {

    @Test
    void reachabilityAndDistanceAreFactsOfTheWorld() {
        Guest guest = Guest.as(TestWorld.ann());
        assertThat(guest.call("isReachable", "[\"near_stone\"]"))
                .isEqualTo(new HostReply.Value(JsonObject.of("reachable", true, "distance", 5)));
        assertThat(guest.call("isReachable", "[\"keyhole_landmark\"]"))
                .isEqualTo(new HostReply.Value(JsonObject.of("reachable", false, "distance", 20)));
        assertThat(
                        guest.ok(
                                "isReachable",
                                "{\"landmark_key\": \"fountain\", \"location_id\": \"garden\"}"))
                .isEqualTo(JsonObject.of("reachable", true, "distance", 1));
        guest.refused(RefusalCode.NOT_FOUND, "isReachable", "{\"landmark_key\": \"fountain\"}");
    }

    @Test
    void distancesAreBetweenLandmarksAndThePlayer() {
        Guest guest = Guest.as(TestWorld.ann());
        assertThat(guest.call("distance", "[\"player_current_pos\", \"near_stone\"]"))
                .isEqualTo(new HostReply.Value(JsonObject.of("metres", 5)));
        assertThat(guest.call("distance", "[\"door\", \"keyhole_landmark\"]"))
                .isEqualTo(new HostReply.Value(JsonObject.of("metres", 20)));
        guest.refused(RefusalCode.NOT_FOUND, "distance", "{\"from\": \"door\", \"to\": \"moon\"}");
    }

    @Test
    void aToolWalksItsPlayerToWhatCanBeReached() {
        Guest guest = Guest.as(TestWorld.ann());
        guest.ok("moveSoul", "{\"landmark_key\": \"near_stone\"}");
        assertThat(guest.entity("ann", Soul.class).position()).isEqualTo(new Position(3, 0, 4));
        guest.refused(
                RefusalCode.FORBIDDEN, "moveSoul", "{\"landmark_key\": \"keyhole_landmark\"}");
        guest.refused(RefusalCode.BAD_ARGUMENT, "moveSoul", "{}");
        guest.refused(RefusalCode.FORBIDDEN, "moveSoul", "{\"location_id\": \"hall\"}");
    }

    @Test
    void aToolNeitherMovesOthersNorToOtherPlaces() {
        Guest guest = Guest.as(TestWorld.ann());
        guest.refused(
                RefusalCode.FORBIDDEN,
                "moveSoul",
                "{\"landmark_key\": \"near_stone\", \"soul_id\": \"bob\"}");
        guest.refused(
                RefusalCode.FORBIDDEN,
                "moveSoul",
                "{\"landmark_key\": \"fountain\", \"location_id\": \"garden\"}");
        Caller annsToolInBobsHand =
                new Caller(
                        "df_user_ann",
                        Optional.of("ann"),
                        Optional.of("bob"),
                        Optional.empty(),
                        Capability.ofPlayer());
        Guest.as(annsToolInBobsHand)
                .refused(
                        RefusalCode.FORBIDDEN,
                        "moveSoul",
                        "{\"landmark_key\": \"near_stone\", \"soul_id\": \"ann\"}");
    }

    @Test
    void theWorldMovesAnybodyAnywhere() {
        Guest guest = Guest.as(TestWorld.world());
        assertThat(guest.ok("moveSoul", "{\"location_id\": \"hall\", \"soul_id\": \"guard\"}"))
                .isEqualTo(
                        JsonObject.of(
                                "location_id",
                                "hall",
                                "position",
                                Json.Arr.of(Json.of(0), Json.of(0), Json.of(2))));
        guest.ok("moveSoul", "{\"landmark_key\": \"keyhole_landmark\"}");
        assertThat(guest.entity("ann", Soul.class).position()).isEqualTo(new Position(0, 0, -20));
        assertThat(guest.entity("ann", Soul.class).inventory()).contains("key_01");
    }
}
