package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orbwright.llm.ModelSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server whose doors are not open yet.
final class EarlyPageServerTest {

    @TempDir private Path folder = Path.of("");

    private ServerSettings settings(Path saves) {
        return new ServerSettings(
                saves, "world", 0, false, false, ModelSettings.offline("this is a test"));
    }

    @Test
    void pageIsServedBeforeAnybodyIsLetIn() throws Exception {
        try (GameServer server = GameServer.prepare(settings(folder), OpenServer.prompt())) {
            var page = OpenServer.get(server, "/");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).endsWith("</html>\n");
        }
    }

    @Test
    void folderThatNoWorldCanBeKeptInIsNamedWithTheWayOut() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");

        assertThat(
                        catchThrowableOfType(
                                StartException.class,
                                () ->
                                        GameServer.prepare(
                                                settings(file.resolve("saves")),
                                                OpenServer.prompt())))
                .hasMessageContaining(file.resolve("saves").toString())
                .hasMessageContaining("--save FILE");
    }
}
