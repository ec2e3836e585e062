package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.server.demo.DemoResult;
import dev.orbwright.server.demo.DemoScript;
import dev.orbwright.server.demo.DemoStage;
import dev.orbwright.server.demo.Pace;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DemoServerTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    @RegisterExtension private final LocalServer here = LocalServer.offline();

    private DemoStage stage(DemoScript script, Pace pace) {
        return here.server()
                .stage(script, pace, new PrintStream(printed, true, StandardCharsets.UTF_8), true);
    }

    private static DemoScript standard() throws Exception {
        try (InputStream in = Main.class.getResourceAsStream("/demo_script.json")) {
            return DemoScript.parse(
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void standardDemoPlaysTheWholeScenario() throws Exception {
        DemoResult result = stage(standard(), Pace.MAX).play();

        assertThat(result.failures()).isEmpty();
        assertThat(result.summary()).isEqualTo("demo: 43 steps, 0 failed");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("You are at The Vault of Small Skies");
    }

    @Test
    void stepThatFailsSaysWhatWasExpectedAndWhatWasSeenAndTheRestIsPlayed() throws Exception {
        DemoScript script =
                DemoScript.parse(
                        """
                        [{"action": "DANCE"},
                         {"action": "WAIT"},
                         {"action": "DEMO_FOCUS_ON_LANDMARK", "landmark_key": "nowhere"},
                         {"action": "USE_ARTIFACT", "artifact_name": "Undying Ember",
                          "args": {"target_env_object_id": "pedestal_fire"}},
                         {"action": "DEMO_USE_EXIT", "exit_landmark_key": "sealed_door_exit_landmark"},
                         {"action": "DESCRIBE_TOOL", "description": "a bridge"},
                         {"action": "MOVE_PLAYER_TO", "target_location_id": "vault_approach",
                          "expect": {"location_id": "vault_interior"}},
                         {"action": "COMMENT", "text": "done", "expect": {}}]
                        """);

        DemoResult result = stage(script, Pace.MAX).play();

        assertThat(result.failures())
                .extracting(DemoResult.Failure::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(result.failures().getLast())
                .hasToString(
                        "step 7 MOVE_PLAYER_TO: expected location_id vault_interior, saw vault_approach");
        assertThat(result.summary()).isEqualTo("demo: 8 steps, 7 failed");
    }

    @Test
    void watcherSeesTheDemoAndCannotActInIt() throws Exception {
        DemoStage stage = stage(standard(), Pace.MAX);
        try (Player watcher = Player.comeBack(here.server().port(), "follow:demo")) {
            stage.play();

            await().until(() ->
                    !watcher.steps().isEmpty() && watcher.steps().getLast().flag("done"));
            assertThat(watcher.steps())
                    .extracting(step -> step.text("action").orElse(""))
                    .contains("COMMENT", "DESCRIBE_TOOL", "DEMO_USE_EXIT");
            assertThat(watcher.use("orb_01", JsonObject.EMPTY).text("code")).hasValue("WATCHING");
        }
    }

    @Test
    void watcherPausesTheDemoAndPlaysItAgain() throws Exception {
        DemoStage stage = stage(standard(), new Pace(50));
        Thread playing = Thread.ofVirtual().start(() -> playTwice(stage));
        try (Player watcher = Player.comeBack(here.server().port(), "follow:demo")) {
            await().until(() -> !watcher.steps().isEmpty());

            assertThat(control(watcher, "pause").flag("success")).isTrue();
            assertThat(watcher.steps()).anyMatch(step -> step.flag("paused"));
            assertThat(control(watcher, "dance").object("error").text("code"))
                    .hasValue("BAD_REQUEST");
            assertThat(watcher.ask("demoControl", speed(-1)).object("error").text("code"))
                    .hasValue("BAD_REQUEST");
            assertThat(watcher.ask("demoControl", speed(100)).flag("success")).isTrue();
            assertThat(control(watcher, "restart").flag("success")).isTrue();

            assertThat(playing.join(Duration.ofMinutes(1))).isTrue();
            assertThat(printed.toString(StandardCharsets.UTF_8))
                    .contains("The demo begins again.", "result: demo: 43 steps, 0 failed");
        }
    }

    private void playTwice(DemoStage stage) {
        try {
            String summary = "result: " + stage.play().summary();
            printed.writeBytes(summary.getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonObject control(Player watcher, String action) throws Exception {
        return watcher.ask("demoControl", JsonObject.of("action", action));
    }

    private static JsonObject speed(double speed) {
        return JsonObject.of("action", "speed", "speed", Json.of(speed));
    }

    @Test
    void playersCannotControlTheDemo() throws Exception {
        try (Player ada = Player.enter(here.server().port())) {
            assertThat(control(ada, "restart").text("code")).hasValue("NOT_WATCHING");
        }
    }

    @Test
    void demoInAWorldThatIsKeptCannotBeBegunAgain() throws Exception {
        DemoStage stage =
                here.server()
                        .stage(
                                standard(),
                                Pace.MAX,
                                new PrintStream(printed, true, StandardCharsets.UTF_8),
                                false);
        stage.play();
        try (Player watcher = Player.comeBack(here.server().port(), "follow:demo")) {
            assertThat(control(watcher, "restart").object("error").text("code"))
                    .hasValue("BAD_REQUEST");
            assertThat(control(watcher, "pause").flag("success")).isTrue();
        }
    }
}
