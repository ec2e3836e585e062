package dev.orbwright.world.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WalkabilityTest {

    private static boolean walkable(String type) {
        return Walkability.of(type, JsonObject.EMPTY, Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "light_bridge",
                "LightBridge",
                "bridge of light",
                "glowing path",
                "rainbow-bridge",
                "stepping stones",
                "vines",
                "ice",
                "rope",
                "two bridges",
                ""
            })
    void waysAndThingsWithABodyCarryPeople(String type) {
        assertThat(walkable(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smoke",
                "smoke_cloud",
                "a cloud of smoke",
                "SmokeCloud",
                "SMOKE",
                "light rain",
                "stone wall",
                "walls",
                "iron barriers",
                "fireworks",
                "laser_beam"
            })
    void thingsWithoutABodyOrInTheWayDoNot(String type) {
        assertThat(walkable(type)).isFalse();
    }

    @Test
    void whatItsMakerSaidDecides() {
        assertThat(Walkability.of("smoke", JsonObject.EMPTY, Optional.of(true))).isTrue();
        assertThat(Walkability.of("bridge", JsonObject.EMPTY, Optional.of(false))).isFalse();
    }

    @Test
    void whereItsNameSaysNothingItsShapeDecides() {
        JsonObject sprite = JsonObject.of("geometry_config", Map.of("type", "sprite"));
        JsonObject box = JsonObject.of("geometry_config", Map.of("type", "box"));

        assertThat(Walkability.of("thing", sprite, Optional.empty())).isFalse();
        assertThat(Walkability.of("thing", box, Optional.empty())).isTrue();
        assertThat(Walkability.of("bridge", sprite, Optional.empty())).isTrue();
    }
}
