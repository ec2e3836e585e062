package dev.orbwright.server.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.orbwright.llm.ModelSettings;
import dev.orbwright.server.GameServer;
import dev.orbwright.server.Main;
import dev.orbwright.server.ServerSettings;
import dev.orbwright.server.genesis.InitialPrompt;
import dev.orbwright.server.transport.PortSettings;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Node scripts with npm's socket.io-client against a real server. Skipped where there is no Node;
/// with `CI=true` that is a failure.
final class NodeClientServerTest {

    private static final Logger LOG = LoggerFactory.getLogger(NodeClientServerTest.class);

    /// Both relative to the module's folder, where Maven runs tests.
    private static final Path SCRIPTS = Path.of("src/test/node");

    private static final Path DEMO = Path.of("../demos/demo_script.json").toAbsolutePath();

    @TempDir private static Path folder = Path.of("");
    private static Optional<GameServer> server = Optional.empty();

    @BeforeAll
    static void installAndStart() throws Exception {
        require("node");
        require("npm");
        for (String file :
                List.of("package.json", "package-lock.json", "play-demo.mjs", "try-polling.mjs")) {
            Files.copy(SCRIPTS.resolve(file), folder.resolve(file));
        }
        Program.Ended installed =
                Program.run(
                        folder,
                        List.of("npm", "ci", "--prefer-offline", "--ignore-scripts", "--no-audit"));
        assertThat(installed.code()).as("npm ci: %s", installed.out()).isZero();
        server =
                Optional.of(
                        GameServer.start(
                                ServerSettings.standard(
                                        folder.resolve("saves"),
                                        "world",
                                        PortSettings.local(0),
                                        ModelSettings.offline("this is a test")),
                                prompt()));
    }

    private static void require(String program) throws Exception {
        if (Program.exists(program)) {
            return;
        }
        String missing = program + " is not on the PATH, so npm's socket.io-client is not tested";
        if ("true".equals(System.getenv("CI"))) {
            fail(missing + "; in CI it must be");
        }
        LOG.warn("Skipped: {}", missing);
        Assumptions.abort(missing);
    }

    private static InitialPrompt prompt() throws Exception {
        try (InputStream in = Main.class.getResourceAsStream("/initial_prompt.json")) {
            return InitialPrompt.parse(
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @AfterAll
    static void stop() {
        server.ifPresent(GameServer::close);
    }

    @Test
    void theDemoIsPlayedToItsEndByTheSeedsEvents() throws Exception {
        int steps = ((Json.Arr) JsonText.parse(Files.readString(DEMO))).items().size();

        Program.Ended played = play(DEMO);

        assertThat(played.code()).as(played.out()).isZero();
        assertThat(played.out().lines())
                .last()
                .isEqualTo("demo: %d steps, 0 failed".formatted(steps));
        assertThat(played.out().lines().filter(line -> line.matches(" *\\d+ {2}.+")))
                .hasSize(steps);
    }

    @Test
    void stepThatFailsIsSaidAndFailsTheRun() throws Exception {
        Path script =
                Files.writeString(
                        folder.resolve("wrong.json"),
                        """
                        [
                          { "action": "USE_ARTIFACT", "artifact_name": "Vault Key", "args": {} },
                          { "action": "USE_ARTIFACT", "artifact_name": "Vault Key", "args": {},
                            "expect": { "success": false, "message_contains": "no such words" } },
                          { "action": "USE_ARTIFACT", "artifact_name": "Vault Key", "args": {},
                            "expect": { "success": false } }
                        ]
                        """);

        Program.Ended played = play(script);

        assertThat(played.code()).as(played.out()).isEqualTo(1);
        assertThat(played.out())
                .contains("   1  FAILED USE_ARTIFACT: expected success true")
                .contains("   2  FAILED USE_ARTIFACT: expected a message with 'no such words'")
                .endsWith("demo: 3 steps, 2 failed%n".formatted());
    }

    @Test
    void pollingIsRefusedWithWhatToDoInstead() throws Exception {
        Program.Ended refused = Program.run(folder, List.of("node", "try-polling.mjs", url()));

        assertThat(refused.code()).as(refused.out()).isZero();
        JsonObject answer = JsonText.parseObject(refused.out());
        assertThat(answer.number("status")).hasValue(400);
        JsonObject body = JsonText.parseObject(answer.text("body").orElseThrow());
        assertThat(body.text("code")).hasValue("WEBSOCKET_ONLY");
        assertThat(body.text("message").orElseThrow()).contains("transports: ['websocket']");
    }

    private static Program.Ended play(Path script) throws IOException, InterruptedException {
        return Program.run(folder, List.of("node", "play-demo.mjs", url(), script.toString()));
    }

    private static String url() {
        return "http://localhost:" + server.orElseThrow().port();
    }
}
