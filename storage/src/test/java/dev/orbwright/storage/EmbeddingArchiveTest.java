package dev.orbwright.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddingArchiveTest {

    private static final float[] VECTOR = {0.6f, -0.8f, 0};

    @TempDir Path folder;

    @Test
    void vectorsComeBackForTheirTextAndModelOnly() throws Exception {
        try (WorldFile file = WorldFile.open(save())) {
            new EmbeddingArchive(file).keep("mini", Map.of("a bridge", VECTOR));
        }

        try (WorldFile file = WorldFile.open(save())) {
            EmbeddingArchive archive = new EmbeddingArchive(file);
            Map<String, float[]> found = archive.find("mini", List.of("a bridge", "a lamp"));

            assertThat(found).containsOnlyKeys("a bridge");
            float[] vector = found.values().iterator().next();
            assertThat(vector).containsExactly(EmbeddingArchive.rounded(VECTOR));
            assertThat(vector[0]).isCloseTo(0.6f, within(0.001f));
            assertThat(archive.find("maxi", List.of("a bridge"))).isEmpty();
        }
    }

    @Test
    void aSecondVectorReplacesTheFirst() throws Exception {
        try (WorldFile file = WorldFile.open(save())) {
            EmbeddingArchive archive = new EmbeddingArchive(file);
            archive.keep("mini", Map.of("a bridge", VECTOR));
            archive.keep("mini", Map.of("a bridge", new float[] {1, 0, 0}));

            assertThat(archive.find("mini", List.of("a bridge")).get("a bridge"))
                    .containsExactly(1, 0, 0);
        }
    }

    @Test
    void otherModelsAreForgotten() throws Exception {
        try (WorldFile file = WorldFile.open(save())) {
            EmbeddingArchive archive = new EmbeddingArchive(file);
            archive.keep("mini", Map.of("a bridge", VECTOR));
            archive.keep("maxi", Map.of("a bridge", VECTOR, "a lamp", VECTOR));

            assertThat(archive.forgetAllBut("mini")).isEqualTo(2);
            assertThat(archive.find("maxi", List.of("a bridge", "a lamp"))).isEmpty();
            assertThat(archive.find("mini", List.of("a bridge"))).isNotEmpty();
        }
    }

    @Test
    void aDamagedVectorCountsAsNone() throws Exception {
        try (WorldFile file = WorldFile.open(save())) {
            new EmbeddingArchive(file).keep("mini", Map.of("a bridge", VECTOR, "a lamp", VECTOR));
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + save());
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    UPDATE embeddings SET vector = x'003c00000000'
                    WHERE text_hash = (SELECT min(text_hash) FROM embeddings)\
                    """);
        }

        try (WorldFile file = WorldFile.open(save())) {
            assertThat(new EmbeddingArchive(file).find("mini", List.of("a bridge", "a lamp")))
                    .hasSize(1);
        }
    }

    private Path save() {
        return folder.resolve("world.sqlite");
    }
}
