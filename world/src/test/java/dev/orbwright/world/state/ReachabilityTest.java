package dev.orbwright.world.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ReachabilityTest {

    /// Two platforms of ten metres with a chasm of ten metres between them.
    private static final WorldState CHASM =
            WorldState.EMPTY.with(
                    new Location(
                            "chasm",
                            "The chasm",
                            "deep",
                            JsonObject.of(
                                    "ground_type_key",
                                    "split_chasm_platforms",
                                    "ground_config",
                                    Map.of(
                                            "platforms",
                                            List.of(
                                                    platform("west", -10),
                                                    platform("east", 10))))));

    private static final Position WEST = at(-12);
    private static final Position EAST = at(12);

    private static Map<String, Object> platform(String id, int x) {
        return Map.of("id", id, "center", List.of(x, 0, 0), "size", List.of(10, 10));
    }

    private static Position at(double x) {
        return new Position(x, 0, 0);
    }

    private static TemporaryObject way(String id, Position from, Position to, boolean walkable) {
        return new TemporaryObject(
                id,
                "thing",
                "chasm",
                Optional.empty(),
                from,
                "keyhole",
                to,
                walkable,
                Optional.empty(),
                0,
                1_000,
                JsonObject.EMPTY);
    }

    private static WorldState bridged(double... ends) {
        WorldState state = CHASM;
        for (int i = 0; i + 1 < ends.length; i += 2) {
            state = state.with(way("way_" + i, at(ends[i]), at(ends[i + 1]), true));
        }
        return state;
    }

    private static boolean joined(WorldState state) {
        boolean there = Reachability.in(state, "chasm").joins(WEST, EAST);
        assertThat(Reachability.in(state, "chasm").joins(EAST, WEST)).isEqualTo(there);
        return there;
    }

    @Test
    void aChasmParts() {
        assertThat(joined(CHASM)).isFalse();
        assertThat(Reachability.in(CHASM, "chasm").joins(WEST, at(-5))).isTrue();
    }

    @Test
    void aBridgeJoinsInBothDirectionsUntilItFades() {
        WorldState bridged = bridged(-6, 6);

        assertThat(joined(bridged)).isTrue();
        assertThat(joined(bridged.without(EntryKey.entity("way_0")))).isFalse();
    }

    @Test
    void smokeLeadsNowhere() {
        assertThat(joined(CHASM.with(way("smoke", at(-6), at(6), false)))).isFalse();
    }

    @Test
    void aBridgeElsewhereJoinsNothingHere() {
        TemporaryObject here = way("way", at(-6), at(6), true);
        TemporaryObject elsewhere =
                new TemporaryObject(
                        here.id(),
                        here.type(),
                        "garden",
                        here.fromLandmark(),
                        here.from(),
                        here.toLandmark(),
                        here.to(),
                        true,
                        here.creatorId(),
                        here.createdAt(),
                        here.duration(),
                        here.visualConfig());

        assertThat(joined(CHASM.with(elsewhere))).isFalse();
    }

    @Test
    void aBridgeThatIsTooShortOrOnOneSideOnlyDoesNotJoin() {
        assertThat(joined(bridged(-6, 4))).isFalse();
        assertThat(joined(bridged(-6, -5))).isFalse();
        assertThat(joined(bridged(-4, 4))).isFalse();
    }

    @Test
    void aBridgeReachesAnEdgeWithinAQuarterOfAMetre() {
        assertThat(joined(bridged(-4.75, 4.75))).isTrue();
        assertThat(joined(bridged(-4.74, 4.75))).isFalse();
    }

    @Test
    void bridgesMeetInTheAirWhateverTheirOrder() {
        assertThat(joined(bridged(-6, 0, 0, 6))).isTrue();
        assertThat(joined(bridged(0, 6, -6, 0))).isTrue();
        assertThat(joined(bridged(6, 2, -2, -6, 2, -2))).isTrue();
    }

    @Test
    void endsInTheAirMeetWithinAQuarterOfAMetreWhereverThatIs() {
        for (double middle = -2; middle < 2; middle += 0.01) {
            assertThat(joined(bridged(-6, middle, middle + 0.24, 6))).isTrue();
            assertThat(joined(bridged(-6, middle, middle + 0.26, 6))).isFalse();
        }
    }

    @Test
    void oneBridgeAboveTheOtherDoesNotMeetItInTheAir() {
        WorldState state =
                CHASM.with(way("low", at(-6), at(0), true))
                        .with(way("high", new Position(0, 5, 0), at(6), true));

        assertThat(joined(state)).isFalse();
    }

    @Test
    void aSpotOverTheVoidIsReachedByWhatEndsThere() {
        Position floating = new Position(0, 3.5, 0);

        assertThat(Reachability.in(CHASM, "chasm").joins(WEST, floating)).isFalse();
        assertThat(
                        Reachability.in(CHASM.with(way("way", WEST, floating, true)), "chasm")
                                .joins(WEST, floating))
                .isTrue();
    }

    @Test
    void oneIsWhereOneIsEvenOverTheVoid() {
        assertThat(Reachability.in(CHASM, "chasm").joins(at(0), at(0.2))).isTrue();
        assertThat(Reachability.in(CHASM, "chasm").joins(at(0), at(0.3))).isFalse();
    }

    @Test
    void farAwayIsNotTheSameSpot() {
        assertThat(Reachability.in(CHASM, "chasm").joins(at(1e300), at(-1e300))).isFalse();
        assertThat(Reachability.in(CHASM, "chasm").joins(at(1e300), at(1e299))).isFalse();
    }

    @Test
    void onAPlaneEverythingIsReachableAndWithoutALocationNothing() {
        WorldState plane =
                WorldState.EMPTY.with(new Location("hall", "Hall", "wide", JsonObject.EMPTY));

        assertThat(Reachability.in(plane, "hall").joins(WEST, EAST)).isTrue();
        assertThat(Reachability.in(plane, "nowhere").joins(WEST, EAST)).isFalse();
    }

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyTangleOfBridgesJoinsWhatItConnects(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        // 0 is the western ground, 9 the eastern one, the others hang in the air a metre apart.
        int[] group = new int[10];
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
        }
        List<TemporaryObject> ways = new ArrayList<>();
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            int from = random.nextInt(10);
            int to = random.nextInt(10);
            boolean walkable = random.nextInt(4) > 0;
            ways.add(way("way_" + i, spot(from), spot(to), walkable));
            if (walkable) {
                int old = group[from];
                for (int j = 0; j < group.length; j++) {
                    group[j] = group[j] == old ? group[to] : group[j];
                }
            }
        }
        WorldState state = CHASM;
        for (TemporaryObject way : ways) {
            state = state.with(way);
        }
        Reachability reachability = Reachability.in(state, "chasm");
        for (int from = 0; from < 10; from++) {
            for (int to = 0; to < 10; to++) {
                assertThat(reachability.joins(spot(from), spot(to)))
                        .isEqualTo(group[from] == group[to]);
            }
        }
    }

    private static Position spot(int number) {
        return switch (number) {
            case 0 -> WEST;
            case 9 -> EAST;
            default -> at(number - 4.5);
        };
    }
}
