package dev.orbwright.server.process;

import static dev.orbwright.server.process.RemotePlayer.done;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is killed while a model writes for it finishes what it was at when it is back.
final class KilledWishServerTest {

    private static final Pattern NAME = Pattern.compile("Function name: (\\w+)");
    private static final String WISH = "a lamp on the first landmark";

    @TempDir private Path folder = Path.of("");
    private final Map<String, String> environment = new HashMap<>();
    private Path save = Path.of("");
    private StubModelServer model;

    @BeforeEach
    void start() {
        save = folder.resolve("world.sqlite");
        model = StubModelServer.start();
        environment.putAll(model.environment());
        // So that what breaks off is not asked for again before the server is killed.
        environment.put("LLM_IDLE_TIMEOUT_SECONDS", "600");
        environment.put("LLM_TIMEOUT_SECONDS", "600");
    }

    @AfterEach
    void stop() {
        model.close();
    }

    private static StubAnswer lamp(StubRequest request, int seconds) {
        Matcher name = NAME.matcher(request.body());
        assertThat(name.find()).as("the prompt names the function").isTrue();
        return StubAnswer.reply(
                "```javascript\n",
                """
                function %s(params) {
                  const mark = host.scene().landmarks[0];
                  host.createTemporaryObject({type: 'lamp', from_landmark_id: mark.key,
                    to_landmark_id: mark.key, duration: %d});
                  return 'A lamp shines.';
                }
                """
                        .formatted(name.group(1), seconds),
                "\n```");
    }

    /// Kills the server while it waits for the rest of a reply.
    private void killInMidReply(ServerProcess server, int asked) throws Exception {
        await().atMost(ServerProcess.PATIENCE).until(() -> model.requests().size() > asked);
        server.kill();
        server.awaitExit();
    }

    private static List<String> stages(RemotePlayer player) {
        return player.progress().stream()
                .flatMap(told -> told.text("stage").stream())
                .distinct()
                .toList();
    }

    private static void awaitStage(RemotePlayer player, String stage) {
        await().atMost(ServerProcess.PATIENCE).until(() -> stages(player).contains(stage));
    }

    private static JsonObject get(ServerProcess server, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return JsonText.parseObject(
                    client.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            "http://127.0.0.1:%d%s"
                                                                    .formatted(
                                                                            server.port(), path)))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body());
        }
    }

    @Test
    void wishIsFinishedByTheServerThatComesAfter() throws Exception {
        String token;
        int carried;
        model.otherwise(_ -> StubAnswer.stall("```javascript\nfunction "));
        try (ServerProcess server = ServerProcess.play(environment, save);
                RemotePlayer ada = RemotePlayer.enter(server)) {
            token = ada.token();
            carried = ada.arrival().inventory().size();
            var _ = ada.wish(WISH);
            killInMidReply(server, 0);
        }
        model.otherwise(request -> lamp(request, 30));

        try (ServerProcess server = ServerProcess.play(environment, save);
                RemotePlayer ada = RemotePlayer.enter(server, token)) {
            awaitStage(ada, "ready");

            assertThat(stages(ada)).contains("resumed");
            Seen seen = ada.state();
            assertThat(seen.inventory()).hasSize(carried + 1);
            JsonObject day =
                    get(server, "/health")
                            .object("model")
                            .object("spending")
                            .object("world")
                            .object("day");
            assertThat(day.number("tokens_used"))
                    .as("what was lost with the server costs nothing")
                    .hasValue(18);
            assertThat(day.number("tokens_held")).hasValue(0);
        }
    }

    @Test
    void refinementIsFinishedByTheServerThatComesAfter() throws Exception {
        String token;
        JsonObject made;
        model.otherwise(request -> lamp(request, 30));
        try (ServerProcess server = ServerProcess.play(environment, save);
                RemotePlayer ada = RemotePlayer.enter(server)) {
            token = ada.token();
            made = done(ada.wish(WISH));
            int asked = model.requests().size();
            model.otherwise(_ -> StubAnswer.stall("```javascript\nfunction "));
            var _ =
                    ada.send(
                            "refineTool",
                            JsonObject.of(
                                    "artifact_id",
                                    made.text("artifact_id").orElseThrow(),
                                    "words",
                                    "longer"));
            killInMidReply(server, asked);
        }
        model.otherwise(request -> lamp(request, 77));

        try (ServerProcess server = ServerProcess.play(environment, save);
                RemotePlayer ada = RemotePlayer.enter(server, token)) {
            awaitStage(ada, "ready");

            JsonObject function =
                    get(server, "/api/functions/" + made.text("function_name").orElseThrow());
            assertThat(function.items("revisions")).hasSize(2);
            assertThat(function.number("active_revision")).hasValue(2);
            assertThat(function.text("source").orElseThrow()).contains("duration: 77");
            assertThat(function.object("provenance").text("refined"))
                    .isEqualTo(Optional.of("longer"));
        }
    }
}
