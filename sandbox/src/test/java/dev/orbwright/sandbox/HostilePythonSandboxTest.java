package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs the programs of `hostile/python`, whose headers are those of `hostile/js`, with `threw` for
/// a host that failed. Those that do not stop in a thread say so, and are left to the process.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostilePythonSandboxTest {
    private static final String EXPECT = "# Expect: ";
    private static final String UNSTOPPABLE = "# In a thread: does not stop";

    private Sandbox sandbox;

    @BeforeAll
    void open() {
        sandbox = PythonGuests.sandbox();
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    static Stream<String> programs() throws IOException, URISyntaxException {
        return PythonGuests.files("/hostile/python").filter(HostilePythonSandboxTest::stops);
    }

    private static boolean stops(String file) {
        try {
            return !PythonGuests.source("/hostile/python/" + file).contains(UNSTOPPABLE);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(file, e);
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void hostileProgramEndsAsItShouldAndTheNextRunIsNormal(String file)
            throws IOException, URISyntaxException {
        String source = PythonGuests.source("/hostile/python/" + file);
        List<String> expected =
                source.lines()
                        .filter(line -> line.startsWith(EXPECT))
                        .flatMap(line -> Stream.of(line.substring(EXPECT.length()).split(" \\| ")))
                        .toList();

        assertThat(expected).as(file).contains(summary(source));

        assertThat(Files.exists(Path.of("/tmp/escaped"))).isFalse();
        FakeHost host = new FakeHost();
        String honest =
                """
                def main(params):
                    left = [hasattr(m, 'trace') for m in (json, uuid, uuid.UUID, json.JSONDecoder)]
                    return [any(left), len([1]), json.loads('1'), host.echo(params['value'])]
                """;
        assertThat(completed(PythonGuests.run(sandbox, honest, "{\"value\":\"ok\"}", host)))
                .isEqualTo("[false,1,1,[\"ok\"]]");
        assertThat(host.calls).containsExactly("echo [\"ok\"]");
        assertThat(sandbox.status().runawayThreads()).isZero();
    }

    private String summary(String source) {
        GuestFunction attack = new GuestFunction("attack", Language.PYTHON, source);
        RunResult result;
        try {
            result = Guests.run(sandbox, attack, "{}", new FakeHost(), Budget.TOOL);
        } catch (HostCallException e) {
            assertThat(e.usage().log().toString()).contains("not yours").doesNotContain("secret");
            return "threw";
        }
        assertThat(result.usage().wall()).isLessThan(Duration.ofSeconds(20));
        assertThat(result.usage().log().toString()).hasSizeLessThan(200_000);
        return switch (result) {
            case RunResult.Completed(String json, Usage _) -> "completed " + json;
            case RunResult.Failed(GuestError error, Usage _) -> {
                assertThat(error.toString())
                        .doesNotContain("java.", "orbwright", "graal", ".cache");
                yield "failed " + error.code();
            }
            case RunResult.Exhausted(Limit limit, String _, Usage _) -> "exhausted " + limit;
        };
    }
}
