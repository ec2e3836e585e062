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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is killed while an NPC speaks: nothing half-spoken is kept, and whoever asked gets
/// an answer.
final class InterruptedTalkServerTest {

    private static final String BRAM = "trader_bram";

    @TempDir private Path folder = Path.of("");
    private final StubModelServer model = StubModelServer.start();

    @AfterEach
    void stop() {
        model.close();
    }

    /// Bram as the script wants it; whoever else is there says nothing.
    private void bram(StubAnswer toStory, StubAnswer toOthers) {
        model.otherwise(request ->
                !request.body().contains("You are Bram the Pedlar")
                        ? StubAnswer.reply("<silence/>")
                        : now(request).contains("Tell me a story") ? toStory : toOthers);
    }

    /// What Bram is to answer now.
    private static String now(StubRequest request) {
        String prompt = request.lastMessage();
        return prompt.substring(prompt.lastIndexOf("\nNow:"));
    }

    private static JsonObject look(ServerProcess server) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:%d/api/npcs/%s"
                                                            .formatted(server.port(), BRAM)))
                                    .header("Authorization", "Bearer " + server.operatorKey())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return JsonText.parseObject(response.body());
        }
    }

    private static void say(RemotePlayer player, String text) throws Exception {
        done(player.send("say", JsonObject.of("npc_id", BRAM, "text", text)));
    }

    private static void awaitHistory(ServerProcess server, String words) {
        await().atMost(ServerProcess.PATIENCE)
                .until(() -> look(server).items("history").toString().contains(words));
    }

    @Test
    void nothingHalfSpokenOutlivesAKillAndTheNpcAnswersAgain() throws Exception {
        Path save = folder.resolve("world.sqlite");
        String token;
        bram(
                StubAnswer.stall(
                        "<thinking>a secret plan</thinking>",
                        "<say>It was long ago that the door",
                        " was closed, and"),
                StubAnswer.reply("<say>Welcome to my wares.</say>"));
        try (ServerProcess server = ServerProcess.play(save, model.environment());
                RemotePlayer ada = RemotePlayer.enter(server)) {
            token = ada.token();
            say(ada, "Good day!");
            awaitHistory(server, "Welcome to my wares");
            say(ada, "Tell me a story");
            await().atMost(ServerProcess.PATIENCE)
                    .until(() -> look(server).text("state").orElse("").equals("speaking"));
            server.kill();
            server.awaitExit();
        }
        int before = model.requests().size();
        bram(
                StubAnswer.reply("<say>A story, then.</say>"),
                StubAnswer.reply("<say>Still here.</say>"));

        try (ServerProcess server = ServerProcess.play(save, model.environment());
                RemotePlayer ada = RemotePlayer.enter(server, token)) {
            awaitHistory(server, "A story, then");
            JsonObject seen = look(server);
            assertThat(JsonText.write(seen.with("last_prompt", "")))
                    .contains("Welcome to my wares")
                    .doesNotContain("long ago")
                    .doesNotContain("secret plan");
            assertThat(seen.items("memories").toString()).doesNotContain("long ago");
            assertThat(seen.items("history").toString().split("Tell me a story", -1)).hasSize(2);
            assertThat(seen.number("turns")).as("the one before, too").hasValue(2);
            assertThat(seen.items("latest_turns"))
                    .hasSize(2)
                    .allMatch(turn ->
                            turn instanceof JsonObject took
                                    && took.number("prompt_tokens").orElse(0) > 0);
            List<StubRequest> after = model.requests().subList(before, model.requests().size());
            assertThat(after)
                    .noneMatch(request -> request.body().contains("long ago"))
                    .anyMatch(request -> request.body().contains("Tell me a story"));

            say(ada, "Are you well?");
            awaitHistory(server, "Still here");
        }
    }
}
