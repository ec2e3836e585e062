package dev.orbwright.functionstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExhaustiveSearchTest {

    private static final int DOCUMENTS = 700;
    private static final int HITS = 10;

    @TempDir private Path folder = Path.of("");

    @Test
    void findsWhatAComparisonWithEachDocumentFinds() {
        Embedder embedder = new NumberEmbedder();
        try (FunctionIndex index = FunctionIndex.open(folder.resolve("index"), embedder)) {
            for (int from = 0; from < DOCUMENTS; from += 100) {
                List<Document> batch = new ArrayList<>();
                for (int i = from; i < from + 100; i++) {
                    batch.add(document(i));
                }
                index.putAll(batch);
            }
            index.remove("d17");
            index.put(document(18)); // once more: the first is gone, and in another segment

            for (String text : List.of("1000", "1042", "1699")) {
                Query query = new Query(text, "function", HITS, Map.of());
                List<String> expected = nearest(embedder, text);

                assertThat(index.nearest(query, Effort.EXHAUSTIVE))
                        .extracting(hit -> hit.document().id())
                        .containsExactlyElementsOf(expected);
                assertThat(index.nearest(query, Effort.USUAL))
                        .extracting(hit -> hit.document().id())
                        .containsExactlyElementsOf(expected);
                assertThat(index.search(query, Effort.EXHAUSTIVE))
                        .extracting(hit -> hit.document().id())
                        .containsExactlyElementsOf(
                                index.search(query).stream()
                                        .map(hit -> hit.document().id())
                                        .toList());
            }
        }
    }

    @Test
    void otherCollectionsAreNotFound() {
        try (FunctionIndex index =
                FunctionIndex.open(folder.resolve("index"), new NumberEmbedder())) {
            index.put(document(1));
            index.put(new Document("other", "memory", "", "2", "", Map.of(), "1"));

            assertThat(index.nearest(new Query("2", "memory", HITS, Map.of()), Effort.EXHAUSTIVE))
                    .extracting(hit -> hit.document().id())
                    .containsExactly("other");
        }
    }

    @Test
    void documentWithoutATitleMeansItsText() {
        assertThat(UnitVectors.meaning(document(3))).isEqualTo("3");
        assertThat(
                        UnitVectors.meaning(
                                new Document("a", "function", "bridge", "light", "", Map.of(), "")))
                .isEqualTo("bridge: light");
    }

    private static Document document(int number) {
        return new Document(
                "d" + number, "function", "", String.valueOf(number), "", Map.of(), "1");
    }

    private static List<String> nearest(Embedder embedder, String text) {
        float[] query = embedder.embed(text);
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            if (i != 17) {
                all.add(i);
            }
        }
        all.sort(
                Comparator.comparingDouble(i -> -cosine(query, embedder.embed(String.valueOf(i)))));
        return all.subList(0, HITS).stream().map(i -> "d" + i).toList();
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double lengths = 0;
        double others = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            lengths += a[i] * a[i];
            others += b[i] * b[i];
        }
        return dot / Math.sqrt(lengths * others);
    }

    /// A vector for each number, as if drawn by lot.
    private static final class NumberEmbedder implements Embedder {
        @Override
        public String id() {
            return "numbers";
        }

        @Override
        public int dimensions() {
            return 8;
        }

        @Override
        public float[] embed(String text) {
            Random random = new Random(text.strip().hashCode() * 31L);
            float[] vector = new float[8];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) random.nextGaussian();
            }
            return vector;
        }
    }
}
