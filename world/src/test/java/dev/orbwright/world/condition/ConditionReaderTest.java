package dev.orbwright.world.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConditionReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fact\":\"exists\",\"thing\":{\"kind\":\"temporary_object\",\"type\":\"light_bridge\",\"at\":\"k\"}}",
                "{\"fact\":\"absent\",\"thing\":{\"words\":\"cold fire\",\"location\":\"any\",\"owner\":\"$soul\"}}",
                "{\"fact\":\"reachable\",\"landmark\":\"k\"}",
                "{\"fact\":\"reachable\",\"landmark\":\"k\",\"from\":\"j\"}",
                "{\"fact\":\"property\",\"of\":{\"id\":\"lamp\"},\"path\":\"a.b\",\"equals\":null}",
                "{\"fact\":\"property\",\"of\":{\"id\":\"lamp\"},\"path\":\"a\",\"is\":\"missing\"}",
                "{\"fact\":\"property\",\"of\":{\"id\":\"lamp\"},\"path\":\"a\",\"differs\":[1,{\"b\":2}]}",
                "{\"fact\":\"world_property\",\"name\":\"n\",\"path\":\"p\",\"contains\":\"x\"}",
                "{\"fact\":\"count\",\"of\":{\"type\":\"fly\"},\"more\":true,\"at_least\":3}",
                "{\"fact\":\"count\",\"of\":{\"type\":\"fly\"},\"equals\":3}",
                "{\"fact\":\"distance\",\"from\":{\"id\":\"$soul\"},\"to\":{\"key\":\"k\"},\"less_than\":2.5}",
                "{\"fact\":\"carried\",\"thing\":{\"kind\":\"artifact\",\"words\":\"key\"}}",
                "{\"fact\":\"soul_at\",\"location\":\"l\",\"landmark\":\"k\",\"within\":1}",
                "{\"fact\":\"walkable\",\"thing\":{\"type\":\"rope\"}}",
                "{\"fact\":\"told\",\"contains\":\"metres\"}",
                "{\"fact\":\"told\"}",
                "{\"fact\":\"logged\",\"contains\":\"calls\"}",
                "{\"fact\":\"asked\"}",
                "{\"fact\":\"timer\",\"function\":\"f\",\"repeats\":true}",
                "{\"fact\":\"handled\",\"event\":\"e\"}",
                "{\"fact\":\"answer\",\"path\":\"success\",\"equals\":true}",
                "{\"fact\":\"changed\",\"thing\":{\"id\":\"lamp\"},\"path\":\"lit\"}",
                "{\"fact\":\"not\",\"condition\":{\"fact\":\"asked\"}}",
                "{\"fact\":\"any\",\"conditions\":[{\"fact\":\"asked\"},{\"fact\":\"told\"}]}",
            })
    void whatIsReadIsWrittenAsItWas(String json) throws MalformedJsonException {
        Conditions read = Chasm.conditions("{\"ensures\":[" + json + "]}");

        assertThat(read.toJson().items("ensures")).containsExactly(JsonText.parse(json));
        assertThat(Chasm.conditions(JsonText.write(read.toJson()))).isEqualTo(read);
    }

    @Test
    void aThingMayBeJustAnId() {
        assertThat(Chasm.condition("{\"fact\":\"exists\",\"thing\":\"lamp\"}"))
                .isEqualTo(new Condition.Exists(Thing.ofId("lamp")));
    }

    @Test
    void nothingSaidIsNoCondition() throws Exception {
        assertThat(Conditions.of(JsonText.parseObject("{}"))).isEqualTo(Conditions.NONE);
        assertThat(Conditions.NONE.toJson().members()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"ensure\":[]} | conditions.ensure: it means nothing here; known are ensures, requires",
                "{\"ensures\":{}} | ensures: expected an array, found an object",
                "{\"ensures\":[1]} | ensures[0]: expected an object, found a number",
                "{\"ensures\":[{}]} | ensures[0].fact: it is missing",
                "{\"ensures\":[{\"fact\":\"exist\"}]} | ensures[0].fact: there is no fact \"exist\"; there are exists",
                "{\"ensures\":[{\"fact\":\"exists\"}]} | ensures[0].thing: it is missing",
                "{\"ensures\":[{\"fact\":\"exists\",\"thing\":{}}]} | ensures[0].thing: say which thing",
                "{\"ensures\":[{\"fact\":\"exists\",\"thing\":{\"kind\":\"dragon\"}}]} | ensures[0].thing.kind: there is no kind \"dragon\"",
                "{\"ensures\":[{\"fact\":\"exists\",\"thing\":{\"id\":7}}]} | ensures[0].thing.id: expected a string, found a number",
                "{\"ensures\":[{\"fact\":\"exists\",\"thing\":{\"color\":\"red\"}}]} | ensures[0].thing.color: it means nothing here",
                "{\"ensures\":[{\"fact\":\"asked\",\"by\":\"me\"}]} | ensures[0].by: it means nothing here; known are fact",
                "{\"ensures\":[{\"fact\":\"property\",\"of\":\"x\",\"path\":\"a\"}]} | ensures[0].equals: say exactly one of",
                "{\"ensures\":[{\"fact\":\"property\",\"of\":\"x\",\"path\":\"a\",\"equals\":1,\"at_most\":2}]} | ensures[0].equals: say exactly one of",
                "{\"ensures\":[{\"fact\":\"property\",\"of\":\"x\",\"path\":\"a\",\"is\":\"red\"}]} | ensures[0].is: it is \"present\" or \"missing\"",
                "{\"ensures\":[{\"fact\":\"count\",\"of\":\"x\",\"contains\":\"a\"}]} | ensures[0].equals: compare with a number",
                "{\"ensures\":[{\"fact\":\"soul_at\"}]} | ensures[0].landmark: say a landmark, a location, or both",
                "{\"ensures\":[{\"fact\":\"any\",\"conditions\":[]}]} | ensures[0].conditions: it holds nothing",
                "{\"ensures\":[{\"fact\":\"not\",\"condition\":{\"fact\":\"told\",\"contains\":3}}]} | ensures[0].condition.contains: expected a string",
                "{\"requires\":[{\"fact\":\"told\"}]} | requires[0].fact: that can only be ensured",
                "{\"requires\":[{\"fact\":\"not\",\"condition\":{\"fact\":\"asked\"}}]} | requires[0].fact: that can only be ensured",
                "{\"requires\":[{\"fact\":\"count\",\"of\":\"x\",\"equals\":1,\"more\":true}]} | requires[0].fact: that can only be ensured",
            })
    void whatIsNoConditionIsRefusedWithItsPath(String json, String message) {
        assertThatExceptionOfType(MalformedConditionException.class)
                .isThrownBy(() -> Conditions.of(JsonText.parseObject(json)))
                .withMessageStartingWith(message);
    }

    @Test
    void conditionsThatAreDeepOrManyAreRefused() {
        String deep = "{\"fact\":\"asked\"}";
        for (int i = 0; i < 5; i++) {
            deep = "{\"fact\":\"not\",\"condition\":" + deep + "}";
        }
        String nested = deep;
        assertThatExceptionOfType(MalformedConditionException.class)
                .isThrownBy(
                        () -> Conditions.of(JsonText.parseObject("{\"ensures\":[" + nested + "]}")))
                .withMessageContaining("nested too deeply");
        String many = "{\"fact\":\"asked\"},".repeat(20) + "{\"fact\":\"asked\"}";
        assertThatExceptionOfType(MalformedConditionException.class)
                .isThrownBy(
                        () -> Conditions.of(JsonText.parseObject("{\"ensures\":[" + many + "]}")))
                .withMessage("ensures: there are 21 conditions; at most 20 are read");
    }
}
