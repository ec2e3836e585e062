package dev.orbwright.world.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SentencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"fact\":\"reachable\",\"landmark\":\"keyhole_platform\"} | a walkable way leads to the keyhole Platform",
                "{\"fact\":\"exists\",\"thing\":{\"type\":\"light_bridge\",\"at\":\"keyhole_platform\"}} | there is a light bridge at the keyhole Platform",
                "{\"fact\":\"absent\",\"thing\":{\"type\":\"fog\"}} | there is no fog",
                "{\"fact\":\"property\",\"of\":\"keyhole\",\"path\":\"uses\",\"at_least\":3} | the uses of the keyhole is at least 3",
                "{\"fact\":\"world_property\",\"name\":\"weather\",\"equals\":\"storm\"} | the world's weather is storm",
                "{\"fact\":\"count\",\"of\":{\"type\":\"butterfly\"},\"more\":true,\"at_least\":3} | there are at least 3 more butterfly",
                "{\"fact\":\"distance\",\"from\":\"$soul\",\"to\":{\"key\":\"keyhole_platform\"},\"at_most\":2.5} | the player is at most 2.5 metres from the keyhole Platform",
                "{\"fact\":\"carried\",\"thing\":\"key_01\"} | the player carries the brass key",
                "{\"fact\":\"soul_at\",\"location\":\"attic\"} | the player is in The Attic",
                "{\"fact\":\"soul_at\",\"landmark\":\"keyhole_platform\"} | the player is at the keyhole Platform",
                "{\"fact\":\"walkable\",\"thing\":{\"type\":\"rope\"}} | one can walk on the rope",
                "{\"fact\":\"told\",\"contains\":\"metres\"} | the player is told \"metres\"",
                "{\"fact\":\"told\"} | the player is told something",
                "{\"fact\":\"logged\"} | everybody is told something",
                "{\"fact\":\"asked\"} | the player is asked for words",
                "{\"fact\":\"timer\",\"repeats\":true} | a function will run later, again and again",
                "{\"fact\":\"handled\",\"event\":\"gong\"} | something handles the event gong",
                "{\"fact\":\"answer\",\"path\":\"success\",\"equals\":true} | the answer's success is true",
                "{\"fact\":\"changed\",\"thing\":\"$artifact\",\"path\":\"uses\"} | the uses of this tool is not as it was",
                "{\"fact\":\"not\",\"condition\":{\"fact\":\"asked\"}} | it is not so that the player is asked for words",
                "{\"fact\":\"any\",\"conditions\":[{\"fact\":\"asked\"},{\"fact\":\"told\"}]} | the player is asked for words, or the player is told something",
            })
    void callsThingsWhatTheWorldCallsThem(String json, String sentence) {
        assertThat(Sentences.of(Chasm.condition(json), Chasm.now(Chasm.STATE))).isEqualTo(sentence);
    }
}
