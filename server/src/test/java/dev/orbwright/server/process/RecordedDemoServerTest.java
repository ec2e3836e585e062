package dev.orbwright.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubModelServer;
import dev.orbwright.llm.StubRequest;
import dev.orbwright.server.Main;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `orbwright demo --llm record:FILE` and `--llm replay:FILE`, as one calls them, with a provider
/// on a real port that is there for the first run only.
final class RecordedDemoServerTest {

    private static final Pattern NAME = Pattern.compile("Function name: (\\w+)");

    @TempDir private Path folder = Path.of("");
    private Path recording = Path.of("");
    private Path script = Path.of("");

    @BeforeEach
    void write() throws Exception {
        recording = folder.resolve("talk.jsonl");
        script = script("I wish for a path of light that leads to the keyhole.");
    }

    /// The standard demo until the tool that was wished for is used.
    private Path script(String wish) throws Exception {
        String standard;
        try (InputStream in = Main.class.getResourceAsStream("/demo_script.json")) {
            standard =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Json> steps = new ArrayList<>();
        for (Json each : ((Json.Arr) JsonText.parse(standard)).items()) {
            JsonObject step = (JsonObject) each;
            boolean wished = step.text("action").equals(Optional.of("DESCRIBE_TOOL"));
            steps.add(wished ? step.with("description", wish) : step);
            if (step.text("artifact_name_starts_with").isPresent()) {
                break;
            }
        }
        Path file = Files.createTempFile(folder, "script", ".json");
        Files.writeString(file, JsonText.write(new Json.Arr(steps)));
        return file;
    }

    /// First one that does not work, so that the repair is in the recording, too.
    private static StubAnswer wayOfLight(StubRequest request) {
        Matcher name = NAME.matcher(request.body());
        if (!name.find()) {
            return StubAnswer.reply("<say>Well met.</say>");
        }
        String to =
                request.body().contains("nowhere_landmark")
                        ? "keyhole_platform_landmark"
                        : "nowhere_landmark";
        return StubAnswer.reply(
                "```javascript\nfunction " + name.group(1),
                "(params) { host.createTemporaryObject({type: 'way_of_light', walkable: true,"
                        + " duration: 60, to_landmark_id: '%s'}); ".formatted(to),
                "return 'A way of light.'; }\n```");
    }

    private ServerProcess.Ended demo(Map<String, String> environment, String traffic, Path steps)
            throws Exception {
        return ServerProcess.run(
                folder,
                environment,
                "demo",
                "--speed",
                "max",
                "--exit",
                "--port",
                "0",
                "--isolation",
                "thread",
                "--llm",
                traffic + ":" + recording,
                "--script",
                steps.toString());
    }

    /// What is the same in every run of the same steps: all but the port.
    private static List<String> told(ServerProcess.Ended demo) {
        return demo.out().lines().filter(line -> !line.startsWith("orbwright: ")).toList();
    }

    @Test
    void recordedDemoIsPlayedAgainWithoutItsModel() throws Exception {
        ServerProcess.Ended recorded;
        try (StubModelServer provider = StubModelServer.start()) {
            provider.otherwise(RecordedDemoServerTest::wayOfLight);
            recorded = demo(provider.environment(), "record", script);
            assertThat(recorded.code()).as("%s", recorded).isZero();
            assertThat(
                            provider.requests().stream()
                                    .filter(each -> NAME.matcher(each.body()).find()))
                    .hasSize(2);
        }

        ServerProcess.Ended replayed = demo(Map.of(), "replay", script);

        assertThat(replayed.code()).as("%s", replayed).isZero();
        assertThat(told(replayed)).isEqualTo(told(recorded)).contains("demo: 30 steps, 0 failed");
        assertThat(String.join("\n", told(replayed))).contains("A way of light.");
    }

    @Test
    void requestThatWasNotRecordedIsNamed() throws Exception {
        try (StubModelServer provider = StubModelServer.start()) {
            provider.otherwise(RecordedDemoServerTest::wayOfLight);
            assertThat(demo(provider.environment(), "record", script).code()).isZero();
        }

        ServerProcess.Ended replayed =
                demo(Map.of(), "replay", script("I wish for a rope over to the keyhole."));

        assertThat(replayed.code()).as("%s", replayed).isEqualTo(1);
        assertThat(replayed.out())
                .contains("step 26 DESCRIBE_TOOL: expected success, saw")
                .contains(recording + " has no reply to this request: digest ")
                .contains("model stub-model")
                .contains("--llm record:" + recording);
    }

    @Test
    void demoWithoutItsRecordingDoesNotBegin() throws Exception {
        ServerProcess.Ended replayed = demo(Map.of(), "replay", script);

        assertThat(replayed.code()).isEqualTo(1);
        assertThat(replayed.complaints())
                .last()
                .asString()
                .contains(recording.toString(), "--llm record:");
    }
}
