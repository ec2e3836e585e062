package dev.orbwright.world.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.orbwright.world.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GroundTest {

    private static final Ground CHASM =
            Ground.of(
                    JsonObject.of(
                            "ground_type_key",
                            "split_chasm_platforms",
                            "ground_config",
                            Map.of(
                                    "platforms",
                                    List.of(
                                            platform("west", -10, 10, 6),
                                            platform("east", 10, 10, 6)))));

    private static Map<String, Object> platform(String id, int x, int width, int depth) {
        return Map.of("id", id, "center", List.of(x, 0, 0), "size", List.of(width, depth));
    }

    @ParameterizedTest
    @CsvSource({
        "-10, 0, west",
        "-5, 3, west",
        "-15.25, -3.25, west",
        "-4.75, 0, west",
        "-4.74, 0, ''",
        "-5, 3.26, ''",
        "0, 0, ''",
        "4.75, 0, east",
        "10, 0, east",
    })
    void aPlatformCarriesUpToALittleBeyondItsEdge(double x, double z, String piece) {
        assertThat(CHASM.pieceUnder(new Position(x, 1.5, z)).orElse("")).isEqualTo(piece);
    }

    @Test
    void whereNothingIsSaidTheGroundIsOnePlaneWithoutEnd() {
        Ground plane = Ground.of(JsonObject.EMPTY);

        assertThat(plane.pieceUnder(new Position(1e9, -5, 1e9)))
                .isPresent()
                .isEqualTo(plane.pieceUnder(Position.ORIGIN));
    }

    @Test
    void noneIsNoGroundAtAll() {
        assertThat(Ground.of(JsonObject.of("ground_type_key", "none")).pieceUnder(Position.ORIGIN))
                .isEmpty();
    }

    @Test
    void platformsThatMakeNoSenseAreLeftOut() {
        Ground ground =
                Ground.of(
                        JsonObject.of(
                                "ground_type_key",
                                "split_chasm_platforms",
                                "ground_config",
                                Map.of(
                                        "platforms",
                                        List.of(
                                                "not an object",
                                                Map.of("id", "no centre", "size", List.of(1, 1)),
                                                Map.of(
                                                        "center",
                                                        List.of(0, 0),
                                                        "size",
                                                        List.of(1, 1)),
                                                Map.of(
                                                        "center",
                                                        List.of(0, 0, 0),
                                                        "size",
                                                        List.of("wide", 1)),
                                                Map.of(
                                                        "center",
                                                        List.of(0, 0, 0),
                                                        "size",
                                                        List.of(2, 2))))));

        assertThat(ground)
                .isEqualTo(
                        new Ground.Platforms(
                                List.of(new Ground.Platform("platform_0", Position.ORIGIN, 2, 2))));
    }

    @Test
    void aChasmWithoutPlatformsCarriesNobody() {
        assertThat(
                        Ground.of(JsonObject.of("ground_type_key", "split_chasm_platforms"))
                                .pieceUnder(Position.ORIGIN))
                .isEmpty();
    }

    @Test
    void positionsAreFiniteAndHaveOneZero() {
        assertThat(new Position(-0.0, -0.0, -0.0)).isEqualTo(Position.ORIGIN);
        assertThatIllegalArgumentException().isThrownBy(() -> new Position(Double.NaN, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Position(0, Double.NEGATIVE_INFINITY, 0));
        assertThat(new Position(1, 2, 3).distanceTo(new Position(3, 4, 4)))
                .isCloseTo(3, within(1e-9));
    }
}
