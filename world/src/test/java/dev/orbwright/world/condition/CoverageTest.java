package dev.orbwright.world.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.ChangeSet;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.Timer;
import dev.orbwright.world.state.WorldProperty;
import dev.orbwright.world.state.WorldState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CoverageTest {

    private static final Soul ADA = Chasm.STATE.entity("ada", Soul.class).orElseThrow();

    private static List<String> unmentioned(String ensures, Entry... changed) {
        WorldState after = Chasm.STATE;
        List<Change> changes = new ArrayList<>();
        for (Entry entry : changed) {
            changes.add(new Change(entry.key(), after.get(entry.key()), Optional.of(entry)));
            after = after.with(entry);
        }
        Evidence evidence =
                new Evidence(Chasm.SCOPE, Chasm.STATE, after, List.of(), JsonObject.EMPTY);
        return Coverage.unmentioned(
                        new ChangeSet(changes),
                        Chasm.conditions("{\"ensures\":[" + ensures + "]}").ensures(),
                        evidence)
                .stream()
                .map(change -> change.key().id())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fact\":\"exists\",\"thing\":{\"type\":\"light_bridge\"}}",
                "{\"fact\":\"exists\",\"thing\":{\"kind\":\"temporary_object\"}}",
                "{\"fact\":\"exists\",\"thing\":{\"at\":\"keyhole_platform\"}}",
                "{\"fact\":\"reachable\",\"landmark\":\"keyhole_platform\"}",
                "{\"fact\":\"not\",\"condition\":{\"fact\":\"exists\",\"thing\":\"bridge_1\"}}",
            })
    void aBridgeIsSpokenOfByItsTypeItsKindItsPlaceOrItsWay(String ensures) {
        assertThat(unmentioned(ensures, Chasm.bridge(true))).isEmpty();
    }

    @Test
    void whatNoConditionNamesIsUnmentioned() {
        EnvironmentObject keyhole =
                new EnvironmentObject("keyhole", "chasm", "keyhole", JsonObject.EMPTY);

        assertThat(
                        unmentioned(
                                "{\"fact\":\"reachable\",\"landmark\":\"keyhole_platform\"}",
                                Chasm.bridge(true),
                                keyhole,
                                new WorldProperty("weather", Json.of("storm"))))
                .containsExactly("keyhole", "weather");
        assertThat(unmentioned("", Chasm.bridge(false))).containsExactly("bridge_1");
    }

    @Test
    void aSoulIsSpokenOfByWhatItCarriesOnlyWhereItDidNotMove() {
        String carried = "{\"fact\":\"carried\",\"thing\":\"key_01\"}";
        Soul walked = ADA.movedTo("chasm", new Position(0, 0, 0));

        assertThat(unmentioned(carried, ADA.with("key_01"))).isEmpty();
        assertThat(unmentioned(carried, walked.with("key_01"))).containsExactly("ada");
        assertThat(unmentioned("{\"fact\":\"soul_at\",\"landmark\":\"x\"}", walked)).isEmpty();
    }

    @Test
    void aTimerIsSpokenOfByTheFunctionThatItRuns() {
        Timer timer =
                new Timer(
                        "t",
                        "df_horn",
                        Optional.of("ada"),
                        Optional.of("ada"),
                        JsonObject.EMPTY,
                        5,
                        Optional.empty(),
                        0);

        assertThat(unmentioned("{\"fact\":\"timer\"}", timer)).isEmpty();
        assertThat(unmentioned("{\"fact\":\"timer\",\"function\":\"df_horn\"}", timer)).isEmpty();
        assertThat(unmentioned("{\"fact\":\"timer\",\"function\":\"df_x\"}", timer))
                .containsExactly("t");
    }
}
