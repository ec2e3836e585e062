package dev.orbwright.hostapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThingsTest {

    @Test
    void anEffectIsLaidOverTheDetailsAndNullRemoves() {
        Guest guest = Guest.as(TestWorld.ann());
        guest.ok(
                "applyEffect",
                """
                {"object_id": "keyhole",
                 "effect_details": {"glow": null,
                   "client_visual_update": {"new_color_hex": "#00ff00"}}}
                """);
        assertThat(guest.entity("keyhole", EnvironmentObject.class).details())
                .isEqualTo(
                        TestWorld.json(
                                """
                                {"unlocked": false, "guarded_properties": ["unlocked"],
                                 "client_visual_update": {"new_color_hex": "#00ff00"}}
                                """));
    }

    @Test
    void guardedPropertiesAreForBuilders() {
        for (String key : List.of("unlocked", "guarded_properties")) {
            for (String value : List.of("true", "null", "[]")) {
                String effect =
                        "{\"object_id\": \"keyhole\", \"effect_details\": {\"mood\": 1, \"%s\": %s}}"
                                .formatted(key, value);
                assertThat(
                                Guest.as(TestWorld.ann())
                                        .refused(RefusalCode.FORBIDDEN, "applyEffect", effect))
                        .contains(key);
                Guest.as(TestWorld.world()).ok("applyEffect", effect);
            }
        }
    }

    @Test
    void effectsAreForWhereThePlayerIs() {
        String far = "{\"object_id\": \"gnome\", \"effect_details\": {\"hat\": \"red\"}}";
        Guest.as(TestWorld.ann()).refused(RefusalCode.FORBIDDEN, "applyEffect", far);
        Guest.as(TestWorld.clock()).ok("applyEffect", far);
    }

    @Test
    void aLandmarkInPlaceOfItsObjectIsExplained() {
        assertThat(
                        Guest.as(TestWorld.ann())
                                .refused(
                                        RefusalCode.NOT_FOUND,
                                        "applyEffect",
                                        "{\"object_id\": \"keyhole_landmark\","
                                                + " \"effect_details\": {}}"))
                .contains("the environment object there is keyhole");
        assertThat(
                        Guest.as(TestWorld.ann())
                                .refused(
                                        RefusalCode.NOT_FOUND,
                                        "applyEffect",
                                        "{\"object_id\": \"orb_01\", \"effect_details\": {}}"))
                .contains("artifact");
    }

    @Test
    void detailsDoNotGrowWithoutEnd() {
        Guest guest = Guest.as(TestWorld.ann());
        String more = "{\"object_id\": \"lamp\", \"effect_details\": {\"%s\": \"%s\"}}";
        guest.ok("applyEffect", more.formatted("a", "x".repeat(10_000)));
        guest.refused(RefusalCode.LIMIT, "applyEffect", more.formatted("b", "x".repeat(10_000)));
        guest.ok("applyEffect", more.formatted("a", "short"));
    }

    @Test
    void buildersMoveObjectsAndWhatOneAimsAtGoesWithThem() {
        Guest guest = Guest.as(TestWorld.world());
        guest.ok("moveObject", "{\"object_id\": \"keyhole\", \"landmark_key\": \"near_stone\"}");
        assertThat(target(guest, "hall/near_stone")).contains("keyhole");
        assertThat(target(guest, "hall/keyhole_landmark")).isEmpty();
        guest.refused(
                RefusalCode.CONFLICT,
                "moveObject",
                "{\"object_id\": \"lamp\", \"landmark_key\": \"near_stone\"}");
        guest.ok("moveObject", "{\"object_id\": \"keyhole\", \"location_id\": \"garden\"}");
        assertThat(guest.entity("keyhole", EnvironmentObject.class).placeId()).isEqualTo("garden");
        assertThat(target(guest, "hall/near_stone")).isEmpty();
        guest.refused(RefusalCode.BAD_ARGUMENT, "moveObject", "{\"object_id\": \"keyhole\"}");
    }

    @Test
    void playersMoveNoFixedObjects() {
        Guest.as(TestWorld.ann())
                .refused(
                        RefusalCode.FORBIDDEN,
                        "moveObject",
                        "{\"object_id\": \"keyhole\", \"landmark_key\": \"near_stone\"}");
    }

    @Test
    void detailsOfAnObjectAreSeen() {
        assertThat(
                        Guest.as(TestWorld.ann())
                                .ok("getEnvironmentObject", "{\"object_id\": \"lamp\"}")
                                .object("details"))
                .isEqualTo(JsonObject.of("lit", false));
    }

    private static Optional<String> target(Guest guest, String landmarkId) {
        return guest.entity(landmarkId, Landmark.class).targetObjectId();
    }
}
