package dev.orbwright.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `orbwright demo`, as one calls it.
final class DemoCommandServerTest {

    @TempDir private Path folder = Path.of("");

    private ServerProcess.Ended demo(String... more) throws Exception {
        String[] arguments = new String[6 + more.length];
        System.arraycopy(
                new String[] {"demo", "--speed", "max", "--exit", "--port", "0"},
                0,
                arguments,
                0,
                6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return ServerProcess.run(folder, arguments);
    }

    @Test
    void standardDemoEndsInsideTheVaultWithExitCodeZero() throws Exception {
        ServerProcess.Ended demo = demo();

        assertThat(demo.code()).as("%s", demo).isZero();
        assertThat(demo.out().strip().lines().toList())
                .contains("  40  You are at The Vault of Small Skies.")
                .last()
                .isEqualTo("demo: 43 steps, 0 failed");
    }

    @Test
    void scriptThatNamesItsWorldIsPlayedInIt() throws Exception {
        Path script = folder.resolve("where.json");
        Files.writeString(script, "{\"world\": \"here.json\", \"steps\": \"steps.json\"}");
        Files.writeString(
                folder.resolve("steps.json"),
                """
                [{"action": "MOVE_PLAYER_TO", "target_location_id": "meadow",
                  "expect": {"location_id": "meadow"}}]
                """);
        Files.writeString(
                folder.resolve("here.json"),
                """
                [{"name": "create_dynamic_function", "args": {
                   "new_function_name": "make", "new_function_description": "Makes a meadow.",
                   "new_function_language": "python",
                   "new_function_reference": [
                     "def make(params):",
                     "    return external_apis['host_core_add_location_to_gamestate']({",
                     "        'id': 'meadow', 'name': 'Meadow', 'description': 'Grass.'})"]}},
                 {"name": "make", "args": {}}]
                """);

        ServerProcess.Ended demo = demo("--script", script.toString());

        assertThat(demo.code()).as("%s", demo).isZero();
        assertThat(demo.out()).endsWith("demo: 1 steps, 0 failed\n");

        ServerProcess.Ended elsewhere =
                demo("--script", script.toString(), "--world", "nowhere.json");
        assertThat(elsewhere.code()).isEqualTo(1);
        assertThat(elsewhere.complaints()).singleElement().asString().contains("nowhere.json");
    }

    @Test
    void failedStepIsNamedWithWhatWasExpectedAndSeenAndTheExitCodeIsOne() throws Exception {
        Path script = folder.resolve("wrong.json");
        Files.writeString(
                script,
                """
                [{"action": "COMMENT", "text": "hello"},
                 {"action": "DEMO_FOCUS_ON_LANDMARK", "landmark_key": "sealed_door_exit_landmark"},
                 {"action": "DEMO_USE_EXIT", "exit_landmark_key": "sealed_door_exit_landmark"}]
                """);

        ServerProcess.Ended demo = demo("--script", script.toString());

        assertThat(demo.code()).as("%s", demo).isEqualTo(1);
        assertThat(demo.out())
                .contains("step 3 DEMO_USE_EXIT: expected success, saw")
                .endsWith("demo: 3 steps, 1 failed\n");
    }

    @Test
    void scriptThatCannotBeReadIsOneLineAndExitCodeOne() throws Exception {
        ServerProcess.Ended demo = demo("--script", folder.resolve("nothing.json").toString());

        assertThat(demo.code()).isEqualTo(1);
        assertThat(demo.complaints()).singleElement().asString().contains("nothing.json");
    }
}
