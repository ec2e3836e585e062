package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubModelServer;
import dev.orbwright.llm.StubRequest;
import dev.orbwright.server.demo.DemoResult;
import dev.orbwright.server.demo.DemoScript;
import dev.orbwright.server.demo.Pace;
import dev.orbwright.world.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The standard world with its functions in Python, in the seed's dialect.
final class PythonWorldServerTest {

    private static final Pattern NAME = Pattern.compile("Function name: (\\w+)");

    /// One wish for each recipe that has Python, but for the bridge, which the demo wishes for.
    private static final List<String> IN_PYTHON =
            List.of(
                    "a red lamp over the pedestal of the flame",
                    "raise a wall of stone in front of the sealed door",
                    "hang a rope ladder at the sealed door",
                    "a platform that hovers beside the pedestal of the wave",
                    "a beacon over the sealed door that one sees from far away",
                    "shout \"it's \\ dark\" so that all can hear it");

    @TempDir private Path folder = Path.of("");

    private GameServer server(ModelSettings models) throws Exception {
        return GameServer.start(
                OpenServer.settings(0, folder, models, NpcSettings.none()),
                OpenServer.prompt("/initial_prompt_python.json"));
    }

    @Test
    void wholeScenarioIsPlayedWithFunctionsInPython() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        DemoScript script =
                DemoScript.parse(
                        OpenServer.text("/demo_script_python.json"), PythonWorldServerTest::beside);
        assertThat(script.world()).hasValue("python");
        try (GameServer server = server(ModelSettings.offline("this is a test"))) {
            DemoResult result =
                    server.stage(
                                    script,
                                    Pace.MAX,
                                    new PrintStream(printed, true, StandardCharsets.UTF_8),
                                    true)
                            .play();

            assertThat(result.failures()).isEmpty();
            assertThat(result.summary()).isEqualTo("demo: 43 steps, 0 failed");
            assertThat(printed.toString(StandardCharsets.UTF_8))
                    .contains("You are at The Vault of Small Skies");
        }
    }

    private static String beside(String name) {
        return OpenServer.text("/" + name);
    }

    @Test
    void toolsAreWrittenInTheWorldsLanguage() throws Exception {
        try (GameServer server = server(ModelSettings.offline("this is a test"));
                Player ada = Player.enter(server.port())) {
            for (String wish : IN_PYTHON) {
                assertThat(languageOfWhatWorks(ada, wish)).as(wish).hasValue("python");
            }
            assertThat(languageOfWhatWorks(ada, "what time is it in this world?"))
                    .hasValue("python");
        }
    }

    @Test
    void modelIsToldTheLanguageAndItsPythonOpensTheVault() throws Exception {
        try (StubModelServer model = StubModelServer.start()) {
            model.otherwise(PythonWorldServerTest::bridge);
            try (GameServer server =
                            server(
                                    ModelSettings.read(
                                            model.environment(), folder.resolve("none.env")));
                    Player ada = Player.enter(server.port())) {
                ada.goToTheChasm();
                JsonObject made = ada.wish("grow vines over the chasm");
                assertThat(made.flag("success")).as(made.toString()).isTrue();
                assertThat(source(ada, made).text("language")).hasValue("python");

                JsonObject used = ada.use(made.text("artifact_id").orElseThrow(), JsonObject.EMPTY);

                assertThat(used.text("message")).hasValue("Vines grow over the gap.");
                assertThat(ada.use("key_01", "vault_keyhole").flag("success")).isTrue();
            }
        }
    }

    private static StubAnswer bridge(StubRequest request) {
        assertThat(request.body()).contains("one fenced Python code block", "def NAME(params):");
        Matcher name = NAME.matcher(request.body());
        assertThat(name.find()).isTrue();
        return StubAnswer.reply(
                "Here it is.\n```python\n",
                """
                def %s(params):
                    made = json.loads(external_apis['host_create_temporary_object']({
                        'type': 'vine_bridge',
                        'to_landmark_id': 'keyhole_platform_landmark',
                        'location_id': params['location_id'],
                        'soul_id': params['soul_id'],
                        'duration': 60,
                    }))
                    return made.get('error') or 'Vines grow over the gap.'
                """
                        .formatted(name.group(1)),
                "```\n");
    }

    private static Optional<String> languageOfWhatWorks(Player player, String wish)
            throws Exception {
        JsonObject made = player.wish(wish);
        Optional<String> language = source(player, made).text("language");
        JsonObject used = player.use(made.text("artifact_id").orElseThrow(), JsonObject.EMPTY);
        assertThat(used.flag("success")).as(used.toString()).isTrue();
        return language;
    }

    private static JsonObject source(Player player, JsonObject made) throws Exception {
        assertThat(made.flag("success")).as(made.toString()).isTrue();
        return player.ask(
                "toolSource", JsonObject.of("artifact_id", made.text("artifact_id").orElseThrow()));
    }
}
