package dev.orbwright.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.geometry.Ground;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StandingTest {

    private static final Position DOOR = new Position(0, 0, 6);

    private static List<Position> come(int people, Position spot, Ground ground) {
        List<Position> standing = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            standing.add(Standing.freeSpot(spot, standing, ground));
        }
        return standing;
    }

    @Test
    void firstStandsOnTheSpotAndNoTwoStandInOne() {
        List<Position> standing = come(8, DOOR, new Ground.Plane());

        assertThat(standing.getFirst()).isEqualTo(DOOR);
        for (int i = 0; i < standing.size(); i++) {
            Position one = standing.get(i);
            assertThat(one.distanceTo(DOOR)).isLessThan(6);
            assertThat(standing.subList(0, i))
                    .allSatisfy(other -> assertThat(one.distanceTo(other)).isGreaterThan(0.9));
        }
        assertThat(come(8, DOOR, new Ground.Plane())).isEqualTo(standing);
    }

    @Test
    void nobodyStandsBesideTheGround() throws Exception {
        Ground ledge =
                Ground.of(
                        JsonText.parseObject(
                                """
                                {"ground_type_key": "split_chasm_platforms", "ground_config": {"platforms":
                                 [{"id": "ledge", "center": [0, 0, 6], "size": [3, 2]}]}}
                                """));

        assertThat(come(12, DOOR, ledge))
                .allSatisfy(spot -> assertThat(ledge.pieceUnder(spot)).contains("ledge"));
    }

    @Test
    void whoFindsNoRoomStandsOnTheSpot() {
        assertThat(come(60, DOOR, new Ground.Plane()).getLast()).isEqualTo(DOOR);
    }
}
