package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.functionstore.Embedder;
import dev.orbwright.storage.EmbeddingArchive;
import dev.orbwright.storage.WorldFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptEmbedderTest {

    @TempDir Path folder;

    @Test
    void aTextIsEmbeddedOnce() throws Exception {
        Counting model = new Counting("mini");
        List<float[]> first;
        try (WorldFile file = WorldFile.open(save())) {
            first = embedded(model, file, "a bridge", "a lamp", "a bridge");
        }

        List<float[]> again;
        try (WorldFile file = WorldFile.open(save())) {
            again = embedded(model, file, "a bridge", "a wall", "a bridge");
        }

        assertThat(model.asked).containsExactly("a bridge", "a lamp", "a wall");
        assertThat(first).hasSize(3);
        assertThat(again).hasSize(3);
        assertThat(again.get(0)).containsExactly(first.get(0)).containsExactly(first.get(2));
    }

    @Test
    void anotherModelIsAskedForAll() throws Exception {
        Counting other = new Counting("maxi");
        try (WorldFile file = WorldFile.open(save())) {
            var _ = embedded(new Counting("mini"), file, "a bridge");
            var _ = embedded(other, file, "a bridge");
        }

        assertThat(other.asked).containsExactly("a bridge");
    }

    @Test
    void whatCannotBeAVectorIsNotKept() throws Exception {
        Counting model = new Counting("mini");
        try (WorldFile file = WorldFile.open(save())) {
            var _ = embedded(model, file, "", "broken");
            assertThat(embedded(model, file, "", "broken").get(1)).hasSize(1);
        }

        assertThat(model.asked).containsExactly("", "broken", "", "broken");
    }

    @Test
    void searchesAreNotKept() throws Exception {
        Counting model = new Counting("mini");
        try (WorldFile file = WorldFile.open(save());
                KeptEmbedder kept = kept(model, file)) {
            kept.embed("a bridge");
            kept.embed("a bridge");
        }

        assertThat(model.asked).containsExactly("a bridge", "a bridge");
    }

    @Test
    void aSaveThatFailsStopsNoEmbedding() throws Exception {
        Counting model = new Counting("mini");
        WorldFile file = WorldFile.open(save());
        try (KeptEmbedder kept = kept(model, file)) {
            file.close();

            assertThat(kept.embedAll(List.of("a bridge", "a lamp"))).hasSize(2);
        }
    }

    private Path save() {
        return folder.resolve("world.sqlite");
    }

    /// Embeds and has written what is kept.
    private static List<float[]> embedded(Embedder model, WorldFile file, String... texts) {
        try (KeptEmbedder kept = kept(model, file)) {
            return kept.embedAll(List.of(texts));
        }
    }

    private static KeptEmbedder kept(Embedder model, WorldFile file) {
        return new KeptEmbedder(model, new EmbeddingArchive(file));
    }

    /// Vectors of two numbers, by a text's length; remembers what it was asked for.
    private static final class Counting implements Embedder {
        private final String id;
        private final List<String> asked = new ArrayList<>();

        Counting(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public int dimensions() {
            return 2;
        }

        @Override
        public float[] embed(String text) {
            asked.add(text);
            return switch (text) {
                case "" -> new float[] {0, 0};
                case "broken" -> new float[] {1};
                default -> new float[] {text.length(), 1};
            };
        }
    }
}
