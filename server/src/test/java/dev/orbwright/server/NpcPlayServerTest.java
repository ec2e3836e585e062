package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubModelServer;
import dev.orbwright.npc.NpcFiles;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Players and the characters of the standard world, over the real port.
final class NpcPlayServerTest {

    @TempDir private Path folder = Path.of("");
    private StubModelServer model;
    private GameServer server;

    @BeforeEach
    void start() throws Exception {
        model = StubModelServer.start();
        server = open(ModelSettings.offline("this is a test"));
    }

    private GameServer open(ModelSettings models) throws Exception {
        NpcFiles files = NpcFiles.read(Path.of("..", "npcs"));
        return GameServer.start(
                OpenServer.settings(0, folder, models, NpcSettings.of(files).atOnce()),
                OpenServer.prompt());
    }

    private void withModel() throws Exception {
        server.close();
        server = open(ModelSettings.read(model.environment(), folder.resolve("none.env")));
    }

    @AfterEach
    void stop() {
        server.close();
        model.close();
    }

    private static void over(Player player, int turns) {
        await().until(() ->
                player.heard().stream()
                                .filter(heard ->
                                        heard.event().equals("npcTurnFinished")
                                                || heard.event().equals("npcTurnInterrupted"))
                                .count()
                        >= turns);
    }

    private static JsonObject say(Player player, String npcId, String text) throws Exception {
        return player.ask("say", JsonObject.of("text", text, "npc_id", npcId));
    }

    @Test
    void speechStreamsToEverybodyAtThePlaceAndThoughtsToNobody() throws Exception {
        withModel();
        model.answer(
                StubAnswer.reply(
                        "<thinking>a secret <say>no</say></thinking>",
                        "<action>nods</action><say>Wel",
                        "come, ",
                        "all.</say><function>/lead Player star_map_landmark</function>"));
        try (Player ada = Player.enter(server.port());
                Player bob = Player.enter(server.port())) {
            JsonObject said = say(ada, "warden_ilse", "Good day!");
            assertThat(said.flag("success")).as(said.toString()).isTrue();
            assertThat(said.strings("answering")).containsExactly("warden_ilse");
            for (Player each : List.of(ada, bob)) {
                over(each, 1);
                assertThat(each.heard("speech", "text")).isEqualTo("Good day!");
                assertThat(each.heard())
                        .filteredOn(heard -> heard.text("tag").equals("say"))
                        .filteredOn(heard -> heard.event().equals("npcTagChunk"))
                        .extracting(heard -> heard.text("text"))
                        .containsExactly("Wel", "come,", " all.");
                assertThat(each.heard().toString())
                        .doesNotContain("secret")
                        .doesNotContain("/lead");
            }
        }
    }

    @Test
    void whatThePageHasShownIsWhatTheNpcRemembers() throws Exception {
        withModel();
        model.answer(
                StubAnswer.reply("<say>Yes?</say>"),
                StubAnswer.stall("<say>It was long ago that the door"),
                StubAnswer.reply("<say>As you like.</say>"));
        try (Player ada = Player.enter(server.port())) {
            say(ada, "trader_bram", "Hello");
            over(ada, 1);
            JsonObject confirmed =
                    ada.ask(
                            "npcShown",
                            JsonObject.of(
                                    "turn_id",
                                    ada.heard().getFirst().text("turn_id"),
                                    "characters",
                                    4));
            assertThat(confirmed.members()).isNotEmpty();
            say(ada, "trader_bram", "Tell me a story");
            await().until(() -> ada.heard("npcTagChunk", "text").endsWith("door"));
            String turnId =
                    ada.heard().stream()
                            .filter(heard -> heard.event().equals("npcTurnStarted"))
                            .toList()
                            .getLast()
                            .text("turn_id");
            say(ada, "trader_bram", "Stop!");
            await().until(() ->
                    ada.heard().stream()
                            .anyMatch(heard -> heard.event().equals("npcTurnInterrupted")));
            assertThat(
                            ada.ask("npcShown", JsonObject.of("turn_id", turnId, "characters", 6))
                                    .flag("success"))
                    .isTrue();
            over(ada, 3);
            assertThat(server.npcs().look("trader_bram").history().toString())
                    .contains("It was")
                    .doesNotContain("long ago");
            assertThat(
                            ada.ask(
                                            "npcShown",
                                            JsonObject.of(
                                                    "turn_id", "somebody~else", "characters", 0))
                                    .text("code"))
                    .hasValue("NOT_FOUND");
        }
    }

    @Test
    void aTradeGivesWhatThePuzzleNeeds() throws Exception {
        try (Player ada = Player.enter(server.port())) {
            say(ada, "trader_bram", "I need a rope for the chasm");
            over(ada, 1);
            assertThat(ada.heard("npcAsks", "artifact_id")).isEqualTo("water_01");
            ada.use("ember_01", "pedestal_fire");
            ada.use("water_01", "pedestal_water");
            ada.use("wind_01", "pedestal_wind");
            assertThat(
                            ada.ask(
                                            "giveToNpc",
                                            JsonObject.of(
                                                    "npc_id",
                                                    "trader_bram",
                                                    "artifact_id",
                                                    "water_01"))
                                    .flag("success"))
                    .isTrue();
            over(ada, 2);
            await().until(() -> ada.state().toString().contains("Rope of Starlight"));
            ada.ask("playerMove", JsonObject.of("exit_key", "sealed_door_exit_landmark"));
            assertThat(ada.use("starlight_rope", JsonObject.EMPTY).flag("success")).isTrue();
            assertThat(ada.use("key_01", "vault_keyhole").flag("success")).isTrue();
        }
    }

    @Test
    void memoriesOutliveTheServer() throws Exception {
        String token;
        try (Player ada = Player.enter(server.port())) {
            token = ada.token();
            say(ada, "warden_ilse", "My name is Robin. I promise to light the pedestals.");
            over(ada, 1);
        }
        server.close();
        server = open(ModelSettings.offline("this is a test"));
        try (Player ada = Player.comeBack(server.port(), token)) {
            say(ada, "warden_ilse", "Do you remember me?");
            over(ada, 1);
            assertThat(ada.heard("npcTagChunk", "text")).contains("remember you");
        }
    }

    @Test
    void operatorsReadChangeAndTakeAwayWhatNpcsRemember() throws Exception {
        try (Player ada = Player.enter(server.port())) {
            say(ada, "trader_bram", "My name is Robin and I promise to come back with a cow.");
            over(ada, 1);
        }
        // They are written when it has been quiet for a while, or the server stops.
        server.close();
        server = open(ModelSettings.offline("this is a test"));
        String key = "Bearer " + server.operatorKey();
        String memories = "/api/npcs/trader_bram/memories";
        assertThat(get(memories, key).body()).contains("cow");
        assertThat(get(memories + "?q=cattle", "").statusCode()).isEqualTo(401);
        JsonObject found = JsonText.parseObject(get(memories + "?q=cattle%20promise", key).body());
        String id = ((JsonObject) found.items("memories").getFirst()).text("id").orElseThrow();

        String changed = "{\"text\": \"Robin owes me two cows.\", \"importance\": 9}";
        assertThat(send("PUT", memories + "/" + id, key, changed).statusCode()).isEqualTo(200);
        assertThat(get(memories, key).body()).contains("two cows");
        assertThat(send("DELETE", memories + "/" + id, key, "").statusCode()).isEqualTo(200);
        assertThat(send("DELETE", memories + "/" + id, key, "").statusCode()).isEqualTo(404);
        assertThat(get(memories, key).body()).doesNotContain("two cows");
    }

    @Test
    void playersAreToldFromHowFarTheyAreHeard() throws Exception {
        try (Player ada = Player.enter(server.port())) {
            assertThat(ada.state().items("soulsInLocation"))
                    .filteredOn(
                            soul -> ((JsonObject) soul).text("id").orElse("").equals("warden_ilse"))
                    .singleElement()
                    .satisfies(soul ->
                            assertThat(((JsonObject) soul).number("hears_within")).hasValue(30));
        }
    }

    @Test
    void onlyOperatorsLookIntoNpcs() throws Exception {
        assertThat(get("/api/npcs", "").statusCode()).isEqualTo(401);
        assertThat(get("/api/npcs", "Bearer wrong").statusCode()).isEqualTo(401);
        String key = "Bearer " + server.operatorKey();
        HttpResponse<String> list = get("/api/npcs", key);
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(JsonText.parseObject(list.body()).items("npcs")).hasSize(4);
        assertThat(get("/api/npcs/warden_ilse", key).body()).contains("knowledge");
        assertThat(get("/api/npcs/nobody", key).statusCode()).isEqualTo(404);
        assertThat(
                        send(
                                        "POST",
                                        "/api/npcs",
                                        key,
                                        "{\"id\": \"x\", \"name\": \"X\", \"conduct\": {\"mostTurns\": 0}}")
                                .body())
                .contains("conduct.mostTurns");
        assertThat(send("POST", "/api/npcs", key, "{\"id\": \"x\", \"name\": \"X\"}").statusCode())
                .isEqualTo(201);
        assertThat(send("POST", "/api/npcs/x/pause", key, "{\"paused\": true}").statusCode())
                .isEqualTo(200);
        assertThat(get("/api/npcs/x", key).body()).contains("\"paused\":true");
        assertThat(send("POST", "/api/npcs/x/say", key, "[]").statusCode()).isEqualTo(400);
        assertThat(send("POST", "/api/npcs/x/summarise", key, "{}").statusCode()).isEqualTo(200);
        assertThat(
                        send(
                                        "POST",
                                        "/api/npcs/introduce",
                                        key,
                                        "{\"npcs\": [\"warden_ilse\", \"nobody\"]}")
                                .statusCode())
                .isEqualTo(409);
        assertThat(send("DELETE", "/api/npcs/x", key, "").statusCode()).isEqualTo(200);
    }

    /// Run with `-Dorbwright.refresh=true` to write it.
    @Test
    void theExampleInTheDocumentationIsWhatIsReallyAsked() throws Exception {
        withModel();
        model.answer(
                StubAnswer.reply(
                        "<thinking>A customer for the rope. The drop is what I want.</thinking>\n",
                        "<action>pats the coil of light at his belt</action>\n",
                        "<say>A way across? I have just the thing: a rope of starlight.</say>\n",
                        "<say>Hand me the Drop of the First Rain and it is yours.</say>\n",
                        "<function>/ask player water_01</function>"));
        try (Player ada = Player.enter(server.port())) {
            say(ada, "trader_bram", "I need a way across the chasm. What do you want for it?");
            over(ada, 1);
            String example =
                    "```text\n%s\n```\n\nThe reply (of the test that keeps this page true):\n\n```xml\n%s\n```\n"
                            .formatted(
                                    server.npcs().look("trader_bram").prompt(),
                                    server.npcs().look("trader_bram").reply())
                            .replace(ada.soulId(), "SOUL_ID")
                            .replaceAll("It is \\d\\d:\\d\\d", "It is 08:00")
                            .replaceAll("\\(\\d+ minutes ago\\)", "(just now)");
            Path page = Path.of("..", "docs", "npcs.md");
            String text = Files.readString(page);
            String title = "## A prompt and a reply\n\n";
            if (Boolean.getBoolean("orbwright.refresh")) {
                text = text.substring(0, text.indexOf(title.strip())) + title + example;
                Files.writeString(page, text);
            }
            assertThat(text).endsWith(title + example);
        }
    }

    @Test
    void badRequestsAreRefusedWithReasons() throws Exception {
        try (Player ada = Player.enter(server.port())) {
            assertThat(ada.ask("say", JsonObject.EMPTY).toString()).contains("BAD_REQUEST");
            assertThat(ada.ask("say", JsonObject.of("text", "x".repeat(2000))).toString())
                    .contains("BAD_REQUEST");
            assertThat(say(ada, "keeper_oda", "Hello?").text("code")).hasValue("NOT_HERE");
            assertThat(
                            ada.ask(
                                            "giveToNpc",
                                            JsonObject.of(
                                                    "npc_id", "trader_bram", "artifact_id", "moon"))
                                    .text("code"))
                    .hasValue("NOT_FOUND");
            assertThat(ada.ask("npcShown", JsonObject.of("turn_id", 7)).toString())
                    .contains("BAD_REQUEST");
        }
    }

    private HttpResponse<String> get(String path, String authorization) throws Exception {
        return send("GET", path, authorization, "");
    }

    private HttpResponse<String> send(String method, String path, String authorization, String body)
            throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(server.url() + path))
                            .method(
                                    method,
                                    body.isEmpty()
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofString(body));
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
