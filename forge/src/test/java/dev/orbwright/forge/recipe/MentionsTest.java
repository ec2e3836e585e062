package dev.orbwright.forge.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.forge.Place;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.WorldState;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {

    private final Place ledge = Scenes.ledge();
    private final Mentions atLedge = new Mentions(ledge);
    private final Mentions inHall = new Mentions(Scenes.hall());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a lamp over the keyhole               | keyhole_platform_landmark
                    a wall before the vault door          | vault_door_main_landmark
                    fog around the vault's keyhole        | keyhole_platform_landmark
                    roses at the bench                    | patience_bench_landmark
                    lightning over the pillar             | keyhole_platform_landmark
                    """)
    void landmarkIsFoundByTheWordsOfItsNames(String wish, String key) {
        assertThat(atLedge.landmark(wish, Slot.Preference.NEAREST))
                .map(Landmark::name)
                .contains(key);
    }

    @Test
    void landmarkThatNobodyNamesIsNotFound() {
        assertThat(atLedge.landmark("a lamp over there", Slot.Preference.NEAREST)).isEmpty();
    }

    @Test
    void ofPlacesAlikeTheNearestIsMeant() {
        assertThat(inHall.landmark("rain on the pedestal", Slot.Preference.NEAREST))
                .map(Landmark::name)
                .contains("flame_pedestal_loc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from the vault door to the keyhole",
                "a way to the keyhole so that the vault door opens"
            })
    void wayLeadsToWhatCannotBeReached(String wish) {
        assertThat(atLedge.landmark(wish, Slot.Preference.UNREACHABLE))
                .map(Landmark::name)
                .contains("keyhole_platform_landmark");
    }

    @Test
    void wayOverTheGapLeadsNotToTheDoorThatItSpeaksOf() {
        assertThat(
                        atLedge.landmark(
                                "a bridge over the gap so that I can open the door",
                                Slot.Preference.UNREACHABLE))
                .isEmpty();
        assertThat(atLedge.landmark("a bridge to the vault door", Slot.Preference.UNREACHABLE))
                .map(Landmark::name)
                .contains("vault_door_main_landmark");
    }

    @Test
    void nearestOutOfReachIsTakenWhereNoneIsNamed() {
        assertThat(atLedge.landmark(Slot.Preference.UNREACHABLE))
                .map(Landmark::name)
                .contains("keyhole_platform_landmark");
        assertThat(inHall.landmark(Slot.Preference.UNREACHABLE)).isEmpty();
        assertThat(atLedge.landmark(Slot.Preference.NEAREST))
                .map(Landmark::name)
                .contains("patience_bench_landmark");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    freeze the pedestal of the wave    | pedestal_water
                    burn the flame pedestal            | pedestal_fire
                    ignite the wind pedestal           | pedestal_wind
                    """)
    void objectIsFoundByItsOrItsLandmarksNames(String wish, String id) {
        assertThat(inHall.object(wish)).map(EnvironmentObject::id).contains(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    clone my vault key    | key_01
                    copy the feather      | wind_01
                    copy the ember        | ember_01
                    """)
    void artifactIsFoundAmongWhatIsCarried(String wish, String id) {
        assertThat(inHall.artifact(wish)).map(Artifact::id).contains(id);
    }

    @Test
    void namesAreCutDownToTheirNouns() {
        assertThat(inHall.withoutNames("turn the flame pedestal green in the trial chamber"))
                .isEqualTo("turn the pedestal green in the place");
        assertThat(inHall.withoutNames("freeze the pedestal of the wave"))
                .isEqualTo("freeze the pedestal");
    }

    @Test
    void nothingIsFoundInAWorldWithNothing() {
        Place empty = new Place(WorldState.EMPTY, ledge.soul(), ledge.location());
        Mentions mentions = new Mentions(empty);

        assertThat(mentions.landmark("the keyhole", Slot.Preference.NEAREST)).isEmpty();
        assertThat(mentions.object("the keyhole")).isEmpty();
        assertThat(mentions.artifact("the key")).isEmpty();
        assertThat(mentions.name("the keyhole")).isEqualTo(Optional.empty());
    }
}
