package dev.orbwright.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiEmbedderServerTest {

    private final StubModelServer server = StubModelServer.start();
    private final FakeTime time = new FakeTime();
    private final OpenAiEmbedder embedder =
            new OpenAiEmbedder(
                    new ModelSettings.Embedding(
                            new Endpoint(
                                    URI.create(server.baseUrl()),
                                    Optional.of(new ApiKey("sk-test-1234"))),
                            "stub-embedding",
                            Duration.ofSeconds(30),
                            Duration.ofSeconds(5)),
                    time.retries(2));

    @AfterEach
    void stop() {
        embedder.close();
        server.close();
    }

    @Test
    void vectorsAreScaledToLengthOneAndTheirDimensionIsLearnt() {
        server.otherwise(_ -> StubAnswer.embeddings(text -> new float[] {3, 4, 0}));
        assertThat(embedder.embed("x")).containsExactly(0.6f, 0.8f, 0);
        assertThat(embedder.dimensions()).isEqualTo(3);
        assertThat(server.requests()).hasSize(1);
        assertThat(server.requests().getFirst().path()).isEqualTo("/v1/embeddings");
        assertThat(server.requests().getFirst().json().path("encoding_format").asText())
                .isEqualTo("float");
    }

    @Test
    void dimensionIsAskedForWhenItIsNotKnown() {
        server.otherwise(_ -> StubAnswer.embeddings(text -> new float[] {1, 0}));
        assertThat(embedder.dimensions()).isEqualTo(2);
    }

    @Test
    void dimensionThatCannotBeAskedForIsOneClearSentenceThatSaysWhatToDo() {
        server.otherwise(_ -> StubAnswer.breakOff());
        assertThatThrownBy(embedder::dimensions)
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("stub-embedding at")
                .hasMessageContaining("unset OPENAI_EMBEDDING_MODEL")
                .hasMessageNotContaining("Exception")
                .hasMessageNotContaining("\n");
    }

    @Test
    void questionForTheDimensionIsRepeatedAtTheNextCall() {
        server.answer(StubAnswer.error(401, "invalid_api_key", "Bad key"));
        assertThatThrownBy(embedder::dimensions).isInstanceOf(EmbeddingException.class);
        server.otherwise(_ -> StubAnswer.embeddings(text -> new float[] {1, 0}));
        assertThat(embedder.dimensions()).isEqualTo(2);
    }

    @Test
    void manyTextsGoInBatchesAndKeepTheirOrder() {
        server.otherwise(
                _ -> StubAnswer.embeddings(text -> new float[] {1, Float.parseFloat(text)}));
        List<String> texts = IntStream.range(0, 200).mapToObj(String::valueOf).toList();
        List<float[]> vectors = embedder.embedAll(texts);
        assertThat(vectors).hasSize(200);
        assertThat(vectors.get(150)[1] / vectors.get(150)[0]).isBetween(149.9f, 150.1f);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void shuffledReplyIsPutInOrder() {
        server.answer(
                StubAnswer.json(
                        200,
                        """
                        {"data":[{"index":1,"embedding":[0,1]},{"index":0,"embedding":[1,0]}]}
                        """));
        assertThat(embedder.embedAll(List.of("a", "b")).getFirst()).containsExactly(1, 0);
    }

    @Test
    void limitsAndFailuresAreWaitedOut() {
        server.answer(
                StubAnswer.rateLimited("2"),
                StubAnswer.breakOff(),
                StubAnswer.embeddings(text -> new float[] {1}));
        assertThat(embedder.embed("x")).containsExactly(1);
        assertThat(time.slept).startsWith(Duration.ofSeconds(2)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"data\":[]}",
                "{\"data\":[{\"embedding\":[]}]}",
                "{\"data\":[{\"embedding\":[0,0]}]}",
                "{\"data\":[{\"embedding\":\"AAAA\"}]}",
                "{\"data\":[{\"embedding\":[1e999]}]}",
                "{\"data\":[{\"index\":5,\"embedding\":[1]}]}",
                "not json"
            })
    void replyThatIsNoVectorIsAClearFailure(String body) {
        server.otherwise(_ -> StubAnswer.json(200, body));
        assertThatThrownBy(() -> embedder.embed("x"))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("stub-embedding at")
                .extracting(e -> ((EmbeddingException) e).kind())
                .isEqualTo(FailureKind.BAD_REPLY);
    }

    @Test
    void changeOfDimensionIsAnError() {
        server.answer(
                StubAnswer.embeddings(text -> new float[] {1, 2}),
                StubAnswer.embeddings(text -> new float[] {1, 2, 3}));
        embedder.embed("x");
        assertThatThrownBy(() -> embedder.embed("y"))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("3 dimensions after 2");
    }

    @Test
    void rejectedKeyIsAClearFailureWithoutTheKey() {
        server.answer(StubAnswer.error(401, "invalid_api_key", "Bad key sk-test-1234"));
        assertThatThrownBy(() -> embedder.embed("x"))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("Bad key (hidden)")
                .hasMessageNotContaining("1234");
    }
}
