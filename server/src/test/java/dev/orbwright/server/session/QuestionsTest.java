package dev.orbwright.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QuestionsTest {

    private final Questions questions = new Questions();

    private static Questions.Question of(String soulId) {
        return new Questions.Question(soulId, "stone", "df_stone");
    }

    @Test
    void questionIsAnsweredOnceAndByWhoWasAsked() {
        String id = questions.ask(of("ada"));

        assertThat(questions.take("bea", id)).isEmpty();
        assertThat(questions.take("ada", id)).hasValue(of("ada"));
        assertThat(questions.take("ada", id)).isEmpty();
    }

    @Test
    void manyQuestionsPushOutOnlyOnesOwn() {
        String ofBea = questions.ask(of("bea"));
        List<String> ofAda = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            ofAda.add(questions.ask(of("ada")));
        }

        assertThat(questions.take("bea", ofBea)).isPresent();
        assertThat(questions.take("ada", ofAda.getFirst())).isEmpty();
        assertThat(questions.take("ada", ofAda.getLast())).isPresent();
    }

    @Test
    void questionThatWasPutBackCanBeAnswered() {
        String id = questions.ask(of("ada"));
        Questions.Question taken = questions.take("ada", id).orElseThrow();

        questions.putBack(id, taken);

        assertThat(questions.take("ada", id)).isPresent();
    }
}
