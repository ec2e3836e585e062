package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static dev.orbwright.sandbox.Guests.main;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs each program of `hostile/js`. A program's header says what it tries, what should stop it,
/// and the outcomes that are right: `completed JSON`, `failed CODE` or `exhausted LIMIT`, separated
/// by `|` where the machine's speed or memory decides.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileGuestSandboxTest {
    private static final String EXPECT = "// Expect: ";

    private Sandbox sandbox;

    @BeforeAll
    void open() {
        sandbox = newSandbox(List.of(Budget.TOOL));
    }

    /// Of the isolation that is tested.
    Sandbox newSandbox(List<Budget> classes) {
        return new ThreadSandbox(FakeHost.BINDING, classes);
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    static Stream<String> programs() throws IOException, URISyntaxException {
        URL folder =
                Objects.requireNonNull(
                        HostileGuestSandboxTest.class.getResource("/hostile/js"), "hostile/js");
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.map(path -> path.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void hostileProgramEndsAsItShouldAndTheNextRunIsNormal(String file)
            throws IOException, URISyntaxException {
        URL program =
                Objects.requireNonNull(
                        HostileGuestSandboxTest.class.getResource("/hostile/js/" + file), file);
        String source = Files.readString(Path.of(program.toURI()));
        List<String> expected =
                source.lines()
                        .filter(line -> line.startsWith(EXPECT))
                        .flatMap(line -> Stream.of(line.substring(EXPECT.length()).split(" \\| ")))
                        .toList();

        RunResult result =
                Guests.run(
                        sandbox,
                        new GuestFunction("attack", Language.JAVASCRIPT, source),
                        "{}",
                        new FakeHost(),
                        Budget.TOOL);

        assertThat(expected).as("%s ended with %s", file, result).contains(summary(result));
        assertThat(result.usage().wall()).isLessThan(Duration.ofSeconds(20));
        assertThat(result.usage().log().toString()).hasSizeLessThan(200_000);
        FakeHost host = new FakeHost();
        String honest =
                """
                function main(params) {
                  const left = [typeof trace, typeof Object.prototype.trace, [].map((x) => x).length];
                  return [left, JSON.parse('1'), host.echo(params.value)];
                }
                """;
        assertThat(
                        completed(
                                Guests.run(
                                        sandbox,
                                        main(honest),
                                        "{\"value\":\"ok\"}",
                                        host,
                                        Budget.TOOL)))
                .isEqualTo("[[\"undefined\",\"undefined\",0],1,[\"ok\"]]");
        assertThat(host.calls).containsExactly("echo [\"ok\"]");
        assertThat(sandbox.status().runawayThreads()).isZero();
    }

    private static String summary(RunResult result) {
        return switch (result) {
            case RunResult.Completed(String json, Usage _) -> "completed " + json;
            case RunResult.Failed(GuestError error, Usage _) -> "failed " + error.code();
            case RunResult.Exhausted(Limit limit, String _, Usage _) -> "exhausted " + limit;
        };
    }
}
