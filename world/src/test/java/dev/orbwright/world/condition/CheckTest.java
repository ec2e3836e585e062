package dev.orbwright.world.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.EventHandler;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.Timer;
import dev.orbwright.world.state.WorldProperty;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.WorldEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CheckTest {

    private static final WorldState BRIDGED = Chasm.STATE.with(Chasm.bridge(true));

    /// What a run made of the chasm that did a little of everything.
    private static final WorldState AFTER =
            BRIDGED.with(new WorldProperty("weather", Json.of("storm")))
                    .with(
                            new EnvironmentObject(
                                    "keyhole", "chasm", "keyhole", JsonObject.of("uses", 3)))
                    .with(new EventHandler("gong", "df_gong", Optional.of("ada")))
                    .with(
                            new Timer(
                                    "t1",
                                    "df_horn",
                                    Optional.of("ada"),
                                    Optional.of("ada"),
                                    JsonObject.EMPTY,
                                    5,
                                    Optional.of(1000L),
                                    0))
                    .with(
                            Chasm.STATE
                                    .entity("ada", Soul.class)
                                    .orElseThrow()
                                    .movedTo("chasm", new Position(12, 0, 0))
                                    .with("key_01"));

    private static final Evidence DONE =
            new Evidence(
                    Chasm.SCOPE,
                    Chasm.STATE,
                    AFTER,
                    List.of(
                            new WorldEvent.Told("ada", "The keyhole is 24 metres away."),
                            new WorldEvent.Told("bob", "a secret"),
                            new WorldEvent.Logged("Ada calls out"),
                            new WorldEvent.Prompted("ada", "horn", "Which?", Optional.empty())),
                    JsonObject.of("success", true, "message", "It is done"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"fact\":\"exists\",\"thing\":{\"type\":\"Light Bridge\",\"at\":\"keyhole_platform\"}}",
                "{\"fact\":\"exists\",\"thing\":{\"kind\":\"artifact\",\"words\":\"brass KEY\"}}",
                "{\"fact\":\"exists\",\"thing\":{\"kind\":\"environment_object\",\"at\":\"keyhole_platform\"}}",
                "{\"fact\":\"absent\",\"thing\":{\"type\":\"dark_bridge\"}}",
                "{\"fact\":\"reachable\",\"landmark\":\"keyhole_platform\"}",
                "{\"fact\":\"walkable\",\"thing\":{\"type\":\"light_bridge\"}}",
                "{\"fact\":\"property\",\"of\":\"keyhole\",\"path\":\"uses\",\"more_than\":2}",
                "{\"fact\":\"property\",\"of\":\"keyhole\",\"path\":\"details.uses\",\"equals\":3}",
                "{\"fact\":\"property\",\"of\":{\"type\":\"light_bridge\"},\"path\":\"material_config.base_color_hex\",\"equals\":\"#0000FF\"}",
                "{\"fact\":\"property\",\"of\":{\"type\":\"light_bridge\"},\"path\":\"duration\",\"at_least\":60}",
                "{\"fact\":\"property\",\"of\":\"horn\",\"path\":\"volume\",\"is\":\"missing\"}",
                "{\"fact\":\"property\",\"of\":\"$soul\",\"path\":\"inventory\",\"contains\":\"key_01\"}",
                "{\"fact\":\"world_property\",\"name\":\"weather\",\"equals\":\"storm\"}",
                "{\"fact\":\"count\",\"of\":{\"kind\":\"temporary_object\"},\"equals\":1}",
                "{\"fact\":\"count\",\"of\":{\"kind\":\"temporary_object\"},\"more\":true,\"at_least\":1}",
                "{\"fact\":\"distance\",\"from\":\"$soul\",\"to\":{\"key\":\"keyhole_platform\"},\"at_most\":0.5}",
                "{\"fact\":\"carried\",\"thing\":\"key_01\"}",
                "{\"fact\":\"soul_at\",\"landmark\":\"keyhole_platform\"}",
                "{\"fact\":\"told\",\"contains\":\"METRES\"}",
                "{\"fact\":\"told\",\"contains\":\"done\"}",
                "{\"fact\":\"logged\",\"contains\":\"calls\"}",
                "{\"fact\":\"asked\"}",
                "{\"fact\":\"timer\",\"function\":\"df_horn\",\"repeats\":true}",
                "{\"fact\":\"handled\",\"event\":\"gong\"}",
                "{\"fact\":\"answer\",\"path\":\"success\",\"equals\":true}",
                "{\"fact\":\"changed\",\"thing\":\"keyhole\",\"path\":\"uses\"}",
                "{\"fact\":\"not\",\"condition\":{\"fact\":\"told\",\"contains\":\"secret\"}}",
                "{\"fact\":\"any\",\"conditions\":[{\"fact\":\"handled\",\"event\":\"no\"},{\"fact\":\"asked\"}]}",
            })
    void holdsWhereTheWorldIsSo(String json) {
        assertThat(Check.failures(List.of(Chasm.condition(json)), DONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"fact\":\"exists\",\"thing\":{\"type\":\"light_bridge\"}} | there is none",
                "{\"fact\":\"exists\",\"thing\":{\"type\":\"keyhole\",\"location\":\"attic\"}} | there is none",
                "{\"fact\":\"absent\",\"thing\":{\"id\":\"keyhole\"}} | there is keyhole",
                "{\"fact\":\"reachable\",\"landmark\":\"keyhole_platform\"} | no ground and nothing walkable leads there",
                "{\"fact\":\"reachable\",\"landmark\":\"moon\"} | there is no such landmark where the player is",
                "{\"fact\":\"property\",\"of\":\"keyhole\",\"path\":\"uses\",\"equals\":3} | it is 2",
                "{\"fact\":\"property\",\"of\":\"keyhole\",\"path\":\"uses.x\",\"equals\":3} | it is not there",
                "{\"fact\":\"property\",\"of\":\"lamp\",\"path\":\"lit\",\"equals\":true} | there is no such thing",
                "{\"fact\":\"world_property\",\"name\":\"weather\",\"equals\":\"storm\"} | it is \"fair\"",
                "{\"fact\":\"count\",\"of\":{\"kind\":\"soul\"},\"at_least\":2} | there are 1",
                "{\"fact\":\"count\",\"of\":{\"kind\":\"soul\"},\"more\":true,\"at_least\":1} | there are 0 more",
                "{\"fact\":\"distance\",\"from\":\"$soul\",\"to\":{\"key\":\"keyhole_platform\"},\"at_most\":3} | it is 24.0 metres",
                "{\"fact\":\"carried\",\"thing\":\"key_01\"} | the player carries \"Orb: horn\"",
                "{\"fact\":\"soul_at\",\"location\":\"attic\"} | it is at The Chasm",
                "{\"fact\":\"soul_at\",\"landmark\":\"keyhole_platform\"} | it is 24.0 metres away",
                "{\"fact\":\"walkable\",\"thing\":\"keyhole\"} | it carries nobody",
                "{\"fact\":\"told\",\"contains\":\"metres\"} | the player was told nothing",
                "{\"fact\":\"logged\",\"contains\":\"calls\"} | the log got nothing",
                "{\"fact\":\"asked\"} | nothing was asked",
                "{\"fact\":\"timer\"} | there is no such timer",
                "{\"fact\":\"handled\",\"event\":\"gong\"} | nothing handles it",
                "{\"fact\":\"answer\",\"path\":\"success\",\"equals\":true} | it is not there",
                "{\"fact\":\"changed\",\"thing\":\"keyhole\"} | it is as it was",
                "{\"fact\":\"not\",\"condition\":{\"fact\":\"exists\",\"thing\":\"keyhole\"}} | it is so",
                "{\"fact\":\"any\",\"conditions\":[{\"fact\":\"asked\"},{\"fact\":\"timer\"}]} | nothing was asked; there is no such timer",
            })
    void saysWhatIsTheCaseInstead(String json, String seen) {
        Condition condition = Chasm.condition(json);

        assertThat(Check.failures(List.of(condition), Chasm.now(Chasm.STATE)))
                .containsExactly(new Check.Failure(condition, seen));
    }

    @Test
    void aBridgeThatCarriesNobodyLeadsNowhere() {
        Condition reachable =
                Chasm.condition("{\"fact\":\"reachable\",\"landmark\":\"keyhole_platform\"}");

        assertThat(
                        Check.holds(
                                List.of(reachable),
                                Chasm.now(Chasm.STATE.with(Chasm.bridge(false)))))
                .isFalse();
    }

    @Test
    void aVariableThatStandsForNothingNamesNothing() {
        Condition target = Chasm.condition("{\"fact\":\"exists\",\"thing\":\"$target\"}");

        assertThat(Check.holds(List.of(target), Chasm.now(Chasm.STATE))).isFalse();
        Scope aimed =
                new Scope(
                        "ada",
                        "chasm",
                        Optional.of("horn"),
                        JsonObject.of("target_env_object_id", "keyhole"));
        assertThat(Check.holds(List.of(target), Evidence.of(aimed, Chasm.STATE))).isTrue();
    }
}
