package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orbwright.llm.ModelSettings;
import dev.orbwright.server.transport.PortSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server whose doors are not open yet.
final class EarlyPageServerTest {

    @TempDir private Path folder = Path.of("");

    private ServerSettings settings(Path saves) {
        return ServerSettings.standard(
                saves, "world", PortSettings.local(0), ModelSettings.offline("this is a test"));
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
    void whatIsForTheOperatorIsNotToldThroughAProxy() throws Exception {
        try (GameServer server = GameServer.start(settings(folder), OpenServer.prompt())) {
            assertThat(ask(server, "GET", "/health", "", "").body())
                    .contains("\"world\"", "\"usage\"");
            assertThat(ask(server, "POST", "/api/model/test", "", "").statusCode()).isEqualTo(200);
            assertThat(ask(server, "GET", "/metrics", "", "").body()).contains("orbwright_");

            for (String sign : List.of("X-Forwarded-For", "Forwarded", "Via", "X-Real-IP")) {
                var health = ask(server, "GET", "/health", sign, "203.0.113.7");
                assertThat(health.statusCode()).isEqualTo(200);
                assertThat(health.body())
                        .contains("\"status\":\"up\"")
                        .doesNotContain("world", "usage", "players");
                var test = ask(server, "POST", "/api/model/test", sign, "203.0.113.7");
                assertThat(test.statusCode()).isEqualTo(403);
                assertThat(test.body()).contains("LOCAL_ONLY");
                var metrics = ask(server, "GET", "/metrics", sign, "203.0.113.7");
                assertThat(metrics.statusCode()).isEqualTo(403);
                assertThat(metrics.body()).contains("LOCAL_ONLY").doesNotContain("orbwright_");
            }
        }
    }

    private static HttpResponse<String> ask(
            GameServer server, String method, String path, String header, String value)
            throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                            .method(method, HttpRequest.BodyPublishers.noBody());
            if (!header.isEmpty()) {
                request.header(header, value);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
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
