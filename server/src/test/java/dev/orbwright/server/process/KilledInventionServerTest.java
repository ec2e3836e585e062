package dev.orbwright.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubModelServer;
import dev.orbwright.llm.StubRequest;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is killed while a model writes a tool for an NPC finishes it when it is back, and
/// the NPC can wish again.
final class KilledInventionServerTest {

    private static final Pattern NAME = Pattern.compile("Function name: (\\w+)");

    private static final String SMITH =
            """
            {"id": "smith", "name": "Wyn the Smith",
             "permissions": {"allowedCommands": ["invent"]}, "tools": {"forge": true},
             "home": {"location_id": "vault_approach"}}
            """;

    @TempDir private Path folder = Path.of("");
    private final Map<String, String> environment = new HashMap<>();
    private final StubModelServer model = StubModelServer.start();

    @BeforeEach
    void patience() {
        environment.putAll(model.environment());
        // So that what breaks off is not asked for again before the server is killed.
        environment.put("LLM_IDLE_TIMEOUT_SECONDS", "600");
        environment.put("LLM_TIMEOUT_SECONDS", "600");
    }

    @AfterEach
    void stop() {
        model.close();
    }

    private static JsonObject call(ServerProcess server, String method, String path, String body)
            throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return JsonText.parseObject(
                    client.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            "http://127.0.0.1:%d%s"
                                                                    .formatted(
                                                                            server.port(), path)))
                                            .header(
                                                    "Authorization",
                                                    "Bearer " + server.operatorKey())
                                            .method(
                                                    method,
                                                    HttpRequest.BodyPublishers.ofString(body))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body());
        }
    }

    private static long told(ServerProcess server) throws Exception {
        String history = call(server, "GET", "/api/npcs/smith", "").items("history").toString();
        return Pattern.compile("You have a new tool").matcher(history).results().count();
    }

    /// What the smith is to answer now.
    private static String now(StubRequest request) {
        String prompt = request.lastMessage();
        return prompt.substring(Math.max(0, prompt.lastIndexOf("\nNow:")));
    }

    private StubAnswer answer(StubRequest request, boolean writes) {
        Matcher name = NAME.matcher(request.body());
        if (name.find()) {
            return writes
                    ? StubAnswer.reply(
                            """
                            ```javascript
                            function %s(params) {
                              host.createTemporaryObject({type: 'vine_bridge',
                                to_landmark_id: 'keyhole_platform_landmark', duration: %d});
                              return 'Vines grow over the gap.';
                            }
                            ```
                            """
                                    .formatted(name.group(1), 60 + model.requests().size()))
                    : StubAnswer.stall("```javascript\nfunction ");
        }
        return StubAnswer.reply(
                now(request).contains("bring vines")
                        ? "<function>/invent a bridge of vines to the keyhole platform</function>"
                        : "<silence/>");
    }

    @Test
    void whatIsMadeForAnNpcIsFinishedByTheServerThatComesAfter() throws Exception {
        Path save = folder.resolve("world.sqlite");
        model.otherwise(request -> answer(request, false));
        try (ServerProcess server = ServerProcess.play(environment, save)) {
            assertThat(call(server, "POST", "/api/npcs", SMITH).text("id")).contains("smith");
            call(server, "POST", "/api/npcs/smith/say", "{\"text\": \"Please bring vines.\"}");
            await().atMost(ServerProcess.PATIENCE)
                    .until(() ->
                            model.requests().stream()
                                    .anyMatch(request -> NAME.matcher(request.body()).find()));
            server.kill();
            server.awaitExit();
        }
        model.otherwise(request -> answer(request, true));

        try (ServerProcess server = ServerProcess.play(environment, save)) {
            await().atMost(ServerProcess.PATIENCE).until(() -> told(server) == 1);

            call(server, "POST", "/api/npcs/smith/say", "{\"text\": \"Now bring vines again.\"}");
            await().atMost(ServerProcess.PATIENCE).until(() -> told(server) == 2);
        }
    }
}
