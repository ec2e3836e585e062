package dev.orbwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import org.junit.jupiter.api.Test;

final class AnswerTest {

    @Test
    void sentenceIsASuccess() {
        assertThat(Answer.of(Json.of("Done."))).isEqualTo(new Answer(true, "Done."));
    }

    @Test
    void objectSaysItself() {
        assertThat(Answer.of(JsonObject.of("success", false, "message", "No.")))
                .isEqualTo(new Answer(false, "No."));
        assertThat(Answer.of(JsonObject.of("error", "Broken.")))
                .isEqualTo(new Answer(false, "Broken."));
    }

    @Test
    void jsonTextOfTheSeedIsReadAsTheObjectThatItIs() {
        assertThat(Answer.of(Json.of("{\"message\": \"Made.\", \"object_id\": \"x\"}")))
                .isEqualTo(new Answer(true, "Made."));
        assertThat(Answer.of(Json.of("{\"error\": \"No.\"}"))).isEqualTo(new Answer(false, "No."));
    }

    @Test
    void textThatOnlyLooksLikeJsonIsASentence() {
        assertThat(Answer.of(Json.of("{oh}"))).isEqualTo(new Answer(true, "{oh}"));
    }

    @Test
    void nothingIsASilentSuccess() {
        assertThat(Answer.of(Json.Null.NULL)).isEqualTo(new Answer(true, ""));
    }
}
