package dev.orbwright.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LocalEmbedderTest {

    private static final TextEmbedder EMBEDDER =
            Embedders.open(ModelSettings.offline("no model is needed here"));

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double cosine(String a, String b) {
        return cosine(EMBEDDER.embed(a), EMBEDDER.embed(b));
    }

    @Test
    void likeMeaningsAreNearAndUnlikeOnesFar() {
        double like = cosine("light bridge", "walkway of light");
        double unlike = cosine("light bridge", "brew a potion");
        assertThat(like).isGreaterThan(unlike + 0.3);
    }

    static List<String> anyText() {
        return List.of(
                "",
                "   ",
                "a",
                "\u0000",
                "\uD800 lone",
                "\uD83D\uDE00",
                "word ".repeat(100_000),
                "x".repeat(7999) + "\uD83D\uDE00",
                "[CLS] [SEP] [PAD] [UNK]",
                "漢字とかな",
                "\n\t\r");
    }

    @ParameterizedTest
    @MethodSource("anyText")
    void anyTextHasAVectorOfLengthOne(String text) {
        float[] vector = EMBEDDER.embed(text);
        assertThat(vector).hasSize(384).hasSize(EMBEDDER.dimensions());
        assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-4));
    }

    @Test
    void closingOneLeavesTheModelToTheOthers() {
        TextEmbedder other = LocalEmbedder.load();
        other.close();
        assertThat(EMBEDDER.embed("a door")).hasSize(EMBEDDER.dimensions());
    }

    @Test
    void manyTextsKeepTheirOrder() {
        List<float[]> vectors = EMBEDDER.embedAll(List.of("a door", "a sword", "the sea"));
        assertThat(vectors).hasSize(3);
        assertThat(vectors.get(1)).isEqualTo(EMBEDDER.embed("a sword"));
        assertThat(EMBEDDER.embedAll(List.of())).isEmpty();
    }

    @Test
    void manyThreadsGetTheSameVectors() throws Exception {
        float[] alone = EMBEDDER.embed("a ladder of vines");
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<float[]>> work =
                    IntStream.range(0, 40)
                            .<Callable<float[]>>mapToObj(
                                    i -> () -> EMBEDDER.embed("a ladder of vines"))
                            .toList();
            for (Future<float[]> vector : threads.invokeAll(work)) {
                assertThat(vector.get()).isEqualTo(alone);
            }
        }
    }
}
