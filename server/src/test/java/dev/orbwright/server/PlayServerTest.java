package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.ModelSettings;
import dev.orbwright.server.transport.PortSettings;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Players over real connections, by the seed's events.
final class PlayServerTest {

    @RegisterExtension private final LocalServer here = LocalServer.offline();

    @Test
    void newcomerIsGivenASoulAndSeesTheWorld() throws Exception {
        try (Player ada = Player.enter(here.server().port())) {
            await().until(() -> !ada.states().isEmpty());
            JsonObject state = ada.states().getFirst();

            assertThat(state.members())
                    .containsKeys(
                            "playerSoul",
                            "currentLocation",
                            "inventory",
                            "worldLog",
                            "activeTemporaryObjects",
                            "environmentObjectsInLocation",
                            "allPuzzleStates",
                            "worldProperties");
            assertThat(state.object("playerSoul").text("id")).hasValue(ada.soulId());
            assertThat(state.object("currentLocation").text("id")).hasValue("trial_chamber");
            assertThat(state.object("currentLocation").object("landmarks").members())
                    .containsKeys("flame_pedestal_loc", "water_pedestal_loc", "wind_pedestal_loc");
            assertThat(names(state)).contains("Orb of Ingenuity", "Vault Key");
        }
    }

    private static List<String> names(JsonObject state) {
        return state.items("inventory").stream()
                .map(item -> ((JsonObject) item).text("name").orElse(""))
                .toList();
    }

    @Test
    void wishBecomesAToolThatOpensTheVault() throws Exception {
        try (Player ada = Player.enter(here.server().port())) {
            ada.goToTheChasm();
            JsonObject asked = ada.use("orb_01", JsonObject.EMPTY);
            assertThat(asked.text("event")).hasValue("PROMPT_USER_FOR_TOOL_DESCRIPTION");
            assertThat(asked.text("prompt_for_tool_artifact_id")).hasValue("orb_01");

            JsonObject made = ada.wish("a path of light over the gap to the keyhole");
            assertThat(made.flag("success")).as(made.toString()).isTrue();
            assertThat(ada.progress())
                    .extracting(stage -> stage.text("stage").orElse(""))
                    .containsSubsequence(
                            "retrieving",
                            "writing",
                            "linting",
                            "trying",
                            "checking",
                            "keeping",
                            "ready");
            assertThat(ada.use("key_01", "vault_keyhole").flag("success")).isFalse();

            ada.use(made.text("artifact_id").orElseThrow(), JsonObject.EMPTY);
            JsonObject turned = ada.use("key_01", "vault_keyhole");
            assertThat(turned.flag("success")).as(turned.toString()).isTrue();
            JsonObject left =
                    ada.ask("playerMove", JsonObject.of("exit_key", "vault_door_main_landmark"));
            assertThat(left.text("location_id")).hasValue("vault_interior");
        }
    }

    @Test
    void everyAnswerComesAsAnEventTooForClientsOfTheSeed() throws Exception {
        try (Player ada = Player.enter(here.server().port())) {
            JsonObject answer = ada.use("ember_01", "pedestal_fire");

            await().untilAsserted(() -> assertThat(ada.results()).containsExactly(answer));
        }
    }

    @Test
    void whoSharesThePlaceSeesTheChangeAndWhoIsThere() throws Exception {
        try (Player ada = Player.enter(here.server().port());
                Player bea = Player.enter(here.server().port())) {
            ada.use("ember_01", "pedestal_fire");

            await().untilAsserted(() -> {
                JsonObject seen = bea.states().getLast();
                assertThat(JsonText.write(seen)).contains("\"infused_element\":\"fire\"");
                assertThat(seen.items("soulsInLocation"))
                        .extracting(soul -> ((JsonObject) soul).text("id").orElse(""))
                        .containsExactly(ada.soulId());
            });
        }
    }

    @Test
    void tokenBringsTheSameSoulBackAndAForgedOneDoesNot() throws Exception {
        String token;
        String soul;
        try (Player ada = Player.enter(here.server().port())) {
            token = ada.token();
            soul = ada.soulId();
            ada.goToTheChasm();
        }
        try (Player again = Player.comeBack(here.server().port(), token);
                Player forger = Player.comeBack(here.server().port(), soul + ".AAAA")) {
            assertThat(again.soulId()).isEqualTo(soul);
            assertThat(again.state().object("playerSoul").text("locationId"))
                    .hasValue("vault_approach");
            assertThat(forger.soulId()).isNotEqualTo(soul);
        }
    }

    @Test
    void clientsCannotActAsOthersOrWithWhatTheyDoNotCarry() throws Exception {
        try (Player ada = Player.enter(here.server().port());
                Player bea = Player.enter(here.server().port())) {
            ada.goToTheChasm();
            String tool =
                    ada.wish("a bridge of light to the keyhole").text("artifact_id").orElseThrow();

            JsonObject stolen =
                    bea.use(tool, JsonObject.of("soul_id", ada.soulId(), "artifact_id", tool));

            assertThat(stolen.flag("success")).isFalse();
            assertThat(stolen.text("code")).hasValue("NOT_FOUND");
            assertThat(ada.state().items("activeTemporaryObjects")).isEmpty();
        }
    }

    @Test
    void everyBadRequestIsAnsweredWithWhatIsWrong() throws Exception {
        try (Player ada = Player.enter(here.server().port())) {
            assertThat(code(ada.ask("performAction", JsonObject.EMPTY))).isEqualTo("BAD_REQUEST");
            assertThat(code(ada.ask("performAction", JsonObject.of("artifactId", 7))))
                    .isEqualTo("BAD_REQUEST");
            assertThat(
                            code(
                                    ada.ask(
                                            "performAction",
                                            JsonObject.of("artifactId", "orb_01", "args", "x"))))
                    .isEqualTo("BAD_REQUEST");
            assertThat(code(ada.askLater("playerMove", "north").join())).isEqualTo("BAD_REQUEST");
            assertThat(code(ada.askLater("playerMove", new JSONArray()).join()))
                    .isEqualTo("BAD_REQUEST");
            assertThat(code(ada.askLater("launchMissiles", new JSONObject()).join()))
                    .isEqualTo("UNKNOWN_EVENT");
            assertThat(code(ada.ask("submitToolDescription", JsonObject.of("description", "x"))))
                    .isEqualTo("BAD_REQUEST");
            assertThat(
                            ada.ask(
                                            "submitToolDescription",
                                            JsonObject.of(
                                                    "description",
                                                    "x",
                                                    "catalyst_artifact_id",
                                                    "key_01"))
                                    .text("code"))
                    .hasValue("NOT_A_CATALYST");
            assertThat(ada.wish("  ").text("code")).hasValue("EMPTY_WISH");
            assertThat(ada.wish("x".repeat(100_000)).text("code")).hasValue("WISH_TOO_LONG");
            assertThat(
                            ada.ask("playerMove", JsonObject.of("exit_key", "no/such'exit"))
                                    .text("code"))
                    .hasValue("NOT_FOUND");
            assertThat(
                            ada.ask(
                                            "playerMove",
                                            JsonObject.of("exit_key", "sealed_door_exit_landmark"))
                                    .text("code"))
                    .hasValue("CLOSED");
            assertThat(
                            ada.ask("submitInput", JsonObject.of("prompt_id", "x", "input", "y"))
                                    .text("code"))
                    .hasValue("NOT_FOUND");
            assertThat(ada.state().object("playerSoul").text("id")).hasValue(ada.soulId());
        }
    }

    private static String code(JsonObject answer) {
        return answer.object("error").text("code").orElse("none in " + answer);
    }

    @Test
    void offTopicWishIsDeclinedWithHowToConnectAModel() throws Exception {
        try (Player ada = Player.enter(here.server().port())) {
            JsonObject declined = ada.wish("file my taxes and calculate pi to a million digits");

            assertThat(declined.flag("success")).isFalse();
            assertThat(declined.text("message").orElseThrow()).contains("OPENAI_API_KEY");
        }
    }

    @Test
    void healthSaysHowTheServerIsAndWhichModelIsAtWork() throws Exception {
        var response = OpenServer.get(here.server(), "/health");
        JsonObject health = JsonText.parseObject(response.body());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(health.text("status")).hasValue("up");
        assertThat(health.text("version")).hasValue(Version.TEXT);
        assertThat(health.object("world").flag("running")).isTrue();
        assertThat(health.object("sandbox").text("isolation")).hasValue("thread");
        assertThat(health.object("model").text("writer").orElseThrow()).contains("offline");
        assertThat(OpenServer.get(here.server(), "/nowhere").statusCode()).isEqualTo(404);
        assertThat(health.object("players").members()).containsEntry("connected", Json.of(0));
    }

    @Test
    void sourceOfAToolIsShownToWhoCarriesIt() throws Exception {
        try (Player ada = Player.enter(here.server().port());
                Player bea = Player.enter(here.server().port())) {
            String tool = ada.wish("let it snow here").text("artifact_id").orElseThrow();

            JsonObject source = ada.ask("toolSource", JsonObject.of("artifact_id", tool));
            assertThat(source.text("source").orElseThrow())
                    .contains("function " + source.text("function_name").orElseThrow());
            assertThat(source.object("provenance").text("writer")).hasValue("offline");
            assertThat(bea.ask("toolSource", JsonObject.of("artifact_id", tool)).text("code"))
                    .hasValue("NOT_FOUND");
        }
    }

    /// As servers run where nothing else is said.
    @Test
    void functionsRunInWorkersThatHaveGivenUpTheirRights(@TempDir Path folder) throws Exception {
        try (GameServer server =
                        GameServer.start(
                                ServerSettings.standard(
                                        folder,
                                        "world",
                                        PortSettings.local(0),
                                        ModelSettings.offline("this is a test")),
                                OpenServer.prompt());
                Player ada = Player.enter(server.port())) {
            assertThat(ada.use("ember_01", "pedestal_fire").flag("success")).isTrue();

            JsonObject sandbox =
                    JsonText.parseObject(OpenServer.get(server, "/health").body())
                            .object("sandbox");
            assertThat(sandbox.text("isolation")).hasValue("process");
            assertThat(sandbox.flag("accepting")).isTrue();
            assertThat(sandbox.items("workers")).isNotEmpty();
            if (System.getProperty("os.name").equals("Linux")) {
                assertThat(String.join("; ", sandbox.strings("protections")))
                        .contains("system call", "no new privileges");
            }
        }
    }

    @Test
    void healthSaysWhatFunctionsTookAndMayTake() throws Exception {
        String soul;
        try (Player ada = Player.enter(here.server().port())) {
            assertThat(ada.use("ember_01", "pedestal_fire").flag("success")).isTrue();
            soul = ada.soulId();
        }
        JsonObject health = JsonText.parseObject(OpenServer.get(here.server(), "/health").body());
        JsonObject functions = health.object("functions");
        assertThat(functions.object("usage").number("runs").orElse(0)).isPositive();
        assertThat(functions.items("top")).isNotEmpty();
        assertThat(functions.items("top_owners"))
                .anyMatch(owner -> ((JsonObject) owner).text("soul_id").orElse("").equals(soul));
        assertThat(health.object("sandbox").get("workers_killed")).isPresent();
        assertThat(functions.object("budgets").object("TOOL").number("cpu_ms")).hasValue(500.0);
        assertThat(health.object("world").flag("safe_mode")).isFalse();
    }

    @Test
    void modelDeskSaysHowToConnectAModel() throws Exception {
        JsonObject models =
                JsonText.parseObject(OpenServer.get(here.server(), "/api/model").body());

        assertThat(models.flag("offline")).isTrue();
        assertThat(models.items("providers"))
                .extracting(provider -> ((JsonObject) provider).text("name").orElse(""))
                .containsExactly("OpenAI", "Gemini", "OpenRouter", "Ollama", "LM Studio");
        assertThat(
                        OpenServer.get(here.server(), "/api/model")
                                .headers()
                                .firstValue("Content-Security-Policy"))
                .isPresent();
    }

    @Test
    void crowdThatComesAndGoesIsSeenAndHoldsNobodyUp() throws Exception {
        try (Player ada = Player.enter(here.server().port())) {
            List<Player> crowd = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                crowd.add(Player.enter(here.server().port()));
            }
            await().until(() -> ada.states().getLast().items("soulsInLocation").size() == 60);
            assertThat(ada.use("ember_01", "pedestal_fire").flag("success")).isTrue();

            crowd.forEach(Player::close);
            await().until(() -> ada.states().getLast().items("soulsInLocation").isEmpty());
        }
    }
}
