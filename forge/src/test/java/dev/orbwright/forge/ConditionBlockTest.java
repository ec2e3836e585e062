package dev.orbwright.forge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConditionBlockTest {

    private static final String CODE = "```js\nfunction f(params) { return 1; }\n```\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```json\n{\"requires\": [], \"ensures\": [{\"fact\": \"asked\"}]}\n```",
                "```\n{\"ensures\": [{\"fact\": \"asked\"}]}\n```",
                "```conditions\n{\"conditions\": {\"ensures\": [{\"fact\": \"asked\"}]}}\n```",
                "~~~json\n// what it does\n{\"ensures\": [{\"fact\": \"asked\"},],}\n~~~ and that is all",
                "```json\n{\"ensures\": [{\"fact\": \"asked\"}]}"
            })
    void conditionsAreFoundInWhatModelsWrite(String block) {
        assertThat(ConditionBlock.in("Here:\n" + CODE + block))
                .isInstanceOfSatisfying(
                        ConditionBlock.Found.Read.class,
                        read -> assertThat(read.conditions().ensures()).hasSize(1));
    }

    @Test
    void replyWithoutConditionsHasNone() {
        assertThat(ConditionBlock.in(CODE)).isEqualTo(new ConditionBlock.Found.Nothing());
        assertThat(ConditionBlock.in(CODE + "```json\n{\"a\": 1}\n```"))
                .isEqualTo(new ConditionBlock.Found.Nothing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ensures\": [{\"fact\": \"shiny\"}]}",
                "{\"ensures\": [{\"fact\": \"asked\", \"why\": \"so\"}]}",
                "{\"ensures\": [",
            })
    void conditionsThatCannotBeReadAreSaidSo(String json) {
        assertThat(ConditionBlock.in(CODE + "```json\n" + json + "\n```"))
                .isInstanceOf(ConditionBlock.Found.Malformed.class);
    }
}
