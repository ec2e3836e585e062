package dev.orbwright.functionstore;

import static dev.orbwright.functionstore.Samples.function;
import static dev.orbwright.functionstore.Samples.ids;
import static dev.orbwright.functionstore.Samples.lamps;
import static dev.orbwright.functionstore.Samples.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbedderOutageTest {
    private static final Duration LONG = Duration.ofHours(1);

    @TempDir Path folder;
    private final FailingEmbedder embedder = new FailingEmbedder();

    private FunctionIndex open(Duration pause) {
        return FunctionIndex.open(folder, embedder, "world", pause);
    }

    @Test
    void documentsAndSearchesGetByWithWords() {
        try (FunctionIndex index = open(LONG)) {
            index.put(function("torch", "lights the cave"));
            embedder.isDown = true;

            assertThat(index.put(function("lamp", "lights the room"))).isFalse();

            assertThat(ids(index.search(query("room")))).containsExactly("lamp");
            assertThat(index.search(query("cave")).getFirst().similarity()).isZero();
            assertThat(index.contents("function")).containsEntry("lamp", new Indexed("1", false));
            assertThat(index.contents("function")).containsEntry("torch", new Indexed("1", true));
        }
    }

    @Test
    void documentThatIsPutAgainGetsItsVector() {
        try (FunctionIndex index = open(Duration.ZERO)) {
            embedder.isDown = true;
            index.put(function("lamp", "lights the room"));
            index.commit(1);
        }
        embedder.isDown = false;
        try (FunctionIndex index = open(Duration.ZERO)) {
            assertThat(index.contents("function")).containsEntry("lamp", new Indexed("1", false));

            assertThat(index.put(function("lamp", "lights the room"))).isTrue();

            assertThat(index.contents("function")).containsEntry("lamp", new Indexed("1", true));
            assertThat(index.search(query("room")).getFirst().similarity()).isPositive();
        }
    }

    @Test
    void embedderThatFailedIsLeftAloneForThePause() {
        try (FunctionIndex index = open(LONG)) {
            embedder.isDown = true;
            index.search(query("cave"));
            int calls = embedder.calls.get();
            assertThat(index.asksEmbedder()).isFalse();

            index.search(query("room"));
            index.putAll(lamps(10).toList());

            assertThat(embedder.calls).hasValue(calls);
        }
    }

    @Test
    void outageOfAManyIsNoticedAfterAFewCalls() {
        try (FunctionIndex index = open(LONG)) {
            embedder.isDown = true;

            assertThat(index.putAll(lamps(60).toList())).isFalse();

            assertThat(embedder.calls).hasValueLessThan(5);
            assertThat(index.contents("function")).hasSize(60);
        }
    }

    @Test
    void textThatIsRefusedKeepsNoOtherFromItsVector() {
        List<Document> documents =
                List.of(
                        function("lamp", "lights the room"),
                        function("curse", FailingEmbedder.REFUSED),
                        function("torch", "lights the cave"));
        try (FunctionIndex index = open(LONG)) {
            assertThat(index.putAll(documents)).isFalse();

            assertThat(index.contents("function")).containsEntry("lamp", new Indexed("1", true));
            assertThat(index.contents("function")).containsEntry("curse", new Indexed("1", false));
            assertThat(index.contents("function")).containsEntry("torch", new Indexed("1", true));
            assertThat(index.asksEmbedder()).isTrue();
        }
    }

    @Test
    void searchOfAnInterruptedCallerIsNoOutage() {
        try (FunctionIndex index = open(LONG)) {
            embedder.isDown = true;
            Thread.currentThread().interrupt();
            index.search(query("cave"));
            index.putAll(lamps(3).toList());
            assertThat(Thread.interrupted()).isTrue();

            assertThat(index.asksEmbedder()).isTrue();
        }
    }

    @Test
    void indexOfAnEmbedderThatIsDownOpensWithWhatItHas() {
        try (FunctionIndex index = open(LONG)) {
            index.put(function("lamp", "lights the room"));
            index.commit(3);
        }
        embedder.isDown = true;
        try (FunctionIndex index = open(LONG)) {
            assertThat(index.stamp()).isEqualTo(3);
            assertThat(ids(index.search(query("room")))).containsExactly("lamp");
        }
    }

    @Test
    void firstIndexOfAnEmbedderThatIsDownIsRefusedInTheEmbeddersWords() {
        embedder.isDown = true;
        assertThatThrownBy(() -> open(LONG))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("the endpoint cannot be reached.");

        embedder.isDown = false;
        open(LONG).close();
    }

    @Test
    void pauseEndsByItself() {
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
        Outage outage = new Outage(Duration.ofNanos(10), nanos::get);
        assertThat(outage.isPausing()).isFalse();

        outage.failed(new EmbedderException("down."));
        assertThat(outage.isPausing()).isTrue();
        nanos.addAndGet(9);
        assertThat(outage.isPausing()).isTrue();
        nanos.addAndGet(1);
        assertThat(outage.isPausing()).isFalse();

        outage.failed(new EmbedderException("down."));
        outage.answered();
        assertThat(outage.isPausing()).isFalse();
    }

    @Test
    void embedderThatBreaksItsPromiseIsNamed() {
        Embedder broken =
                new Embedder() {
                    @Override
                    public String id() {
                        return "broken-7";
                    }

                    @Override
                    public int dimensions() {
                        return 3;
                    }

                    @Override
                    public float[] embed(String text) {
                        return text.startsWith("nan")
                                ? new float[] {1, Float.NaN, 0}
                                : new float[2];
                    }
                };
        UnitVectors vectors = new UnitVectors(broken, 3);
        assertThatThrownBy(() -> vectors.ofAll(List.of(function("lamp", ""))))
                .isInstanceOf(EmbedderException.class)
                .hasMessageContaining("broken-7")
                .hasMessageContaining("2 numbers instead of 3");
        assertThatThrownBy(() -> vectors.of("nan"))
                .isInstanceOf(EmbedderException.class)
                .hasMessageContaining("not finite");
    }
}
