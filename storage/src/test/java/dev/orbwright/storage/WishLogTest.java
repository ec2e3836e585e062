package dev.orbwright.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WishLogTest {

    private static final String KEPT = "{\"became\":\"kept\",\"revision\":1}";
    private static final String NOT_KEPT = "{\"became\":\"not_kept\",\"code\":\"NAME_TAKEN\"}";
    private static final Instant NOW = Instant.ofEpochMilli(1_000);

    @TempDir private Path folder = Path.of("");

    @Test
    void laterAnswerToADraftCountsUnlessItWasKept() throws Exception {
        try (WorldFile file = WorldFile.open(folder.resolve("world.sqlite"))) {
            WishLog log = new WishLog(file);
            log.note(
                    new WishLog.Entry(
                            "wish", NOW, "ada", "a lamp", "preview", "{}", Optional.of("draft")));

            log.answer("draft", NOW, NOT_KEPT);
            assertThat(log.find("wish").orElseThrow().answer()).contains(NOT_KEPT);
            log.answer("draft", NOW, KEPT);
            assertThat(log.find("wish").orElseThrow().answer()).contains(KEPT);
            log.answer("draft", NOW, NOT_KEPT);
            assertThat(log.find("wish").orElseThrow().answer()).contains(KEPT);
        }
    }
}
