package dev.orbwright.world.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.TaskSeed;
import dev.orbwright.world.task.Transaction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArrangementTest {

    private static Optional<WorldState> arranged(String... requires) {
        List<Condition> conditions = List.of(requires).stream().map(Chasm::condition).toList();
        Transaction scene = new Transaction(Chasm.STATE, new TaskSeed(7, 1000));
        return Arrangement.make(conditions, Chasm.SCOPE, scene)
                ? Optional.of(scene.state())
                : Optional.empty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fact\":\"reachable\",\"landmark\":\"keyhole_platform\"}",
                "{\"fact\":\"exists\",\"thing\":{\"type\":\"light_bridge\",\"at\":\"keyhole_platform\"}}",
                "{\"fact\":\"walkable\",\"thing\":{\"type\":\"curtain\"}}",
                "{\"fact\":\"carried\",\"thing\":\"key_01\"}",
                "{\"fact\":\"carried\",\"thing\":{\"kind\":\"artifact\",\"words\":\"silver spoon\"}}",
                "{\"fact\":\"property\",\"of\":\"keyhole\",\"path\":\"uses\",\"more_than\":7}",
                "{\"fact\":\"property\",\"of\":\"keyhole\",\"path\":\"details.lit.how\",\"equals\":\"blue\"}",
                "{\"fact\":\"property\",\"of\":\"door\",\"path\":\"open\",\"equals\":true}",
                "{\"fact\":\"property\",\"of\":\"horn\",\"path\":\"volume\",\"at_most\":3}",
                "{\"fact\":\"property\",\"of\":\"keyhole\",\"path\":\"uses\",\"is\":\"missing\"}",
                "{\"fact\":\"world_property\",\"name\":\"weather\",\"equals\":\"storm\"}",
                "{\"fact\":\"soul_at\",\"landmark\":\"keyhole_platform\"}",
                "{\"fact\":\"soul_at\",\"location\":\"attic\"}",
                "{\"fact\":\"distance\",\"from\":\"$soul\",\"to\":{\"key\":\"keyhole_platform\"},\"at_most\":2}",
                "{\"fact\":\"count\",\"of\":{\"kind\":\"temporary_object\",\"type\":\"lamp\"},\"equals\":3}",
                "{\"fact\":\"any\",\"conditions\":[{\"fact\":\"carried\",\"thing\":\"key_01\"}]}",
            })
    void makesAConditionTrueThatDoesNotHold(String json) {
        Condition condition = Chasm.condition(json);
        assertThat(Check.holds(List.of(condition), Chasm.now(Chasm.STATE))).isFalse();

        assertThat(arranged(json))
                .hasValueSatisfying(state ->
                        assertThat(Check.failures(List.of(condition), Chasm.now(state))).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fact\":\"reachable\",\"landmark\":\"moon\"}",
                "{\"fact\":\"exists\",\"thing\":{\"kind\":\"location\",\"words\":\"moon\"}}",
                "{\"fact\":\"absent\",\"thing\":\"keyhole\"}",
                "{\"fact\":\"property\",\"of\":\"lamp\",\"path\":\"lit\",\"equals\":true}",
                "{\"fact\":\"handled\",\"event\":\"gong\"}",
            })
    void saysWhereThatCannotBeDone(String json) {
        assertThat(arranged(json)).isEmpty();
    }

    @Test
    void whatHoldsIsLeftAsItIs() {
        assertThat(arranged("{\"fact\":\"exists\",\"thing\":\"keyhole\"}")).hasValue(Chasm.STATE);
    }

    @Test
    void severalAreMadeTrueTogether() {
        WorldState state =
                arranged(
                                "{\"fact\":\"reachable\",\"landmark\":\"keyhole_platform\"}",
                                "{\"fact\":\"carried\",\"thing\":\"key_01\"}",
                                "{\"fact\":\"property\",\"of\":\"keyhole\",\"path\":\"uses\",\"equals\":0}")
                        .orElseThrow();

        assertThat(state.in("chasm", TemporaryObject.class)).hasSize(1);
        assertThat(
                        state.entity("keyhole", EnvironmentObject.class)
                                .orElseThrow()
                                .details()
                                .number("uses"))
                .hasValue(0);
    }

    @Test
    void conditionsThatContradictEachOtherCannotBothBeMadeTrue() {
        assertThat(
                        arranged(
                                "{\"fact\":\"property\",\"of\":\"keyhole\",\"path\":\"uses\",\"equals\":0}",
                                "{\"fact\":\"property\",\"of\":\"keyhole\",\"path\":\"uses\",\"equals\":1}"))
                .isEmpty();
    }
}
