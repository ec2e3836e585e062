package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs the programs of `hostile/python`, whose headers are those of `hostile/js`, with `threw` for
/// a host that failed. Those that do not stop in a thread say so, and are left to the process; of
/// the others, here all run with `CI=true`, and every third elsewhere.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostilePythonSandboxTest {
    private static final String EXPECT = "# Expect: ";

    private Sandbox sandbox;

    @BeforeAll
    void open() {
        sandbox = newSandbox(List.of(Budget.TOOL, Guests.BRIEF));
    }

    /// Of the isolation that is tested.
    Sandbox newSandbox(List<Budget> classes) {
        return new ThreadSandbox(
                FakeHost.BINDING,
                classes,
                ThreadSettings.standard(),
                LanguageSettings.ready(Set.of(Language.PYTHON)));
    }

    /// Whether it ends guests that look at no limit.
    boolean endsRunaways() {
        return false;
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    Stream<String> programs() {
        return endsRunaways()
                ? Corpus.files("/hostile/python")
                : Corpus.sample("/hostile/python").filter(HostilePythonSandboxTest::stops);
    }

    private static boolean stops(String file) {
        return Corpus.stopsInAThread(Corpus.source("/hostile/python/" + file));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void hostileProgramEndsAsItShouldAndTheNextRunIsNormal(String file) {
        String source = Corpus.source("/hostile/python/" + file);
        List<String> expected = Corpus.expectations(source, EXPECT);

        Map<Long, Long> before = Workers.runs(sandbox);
        assertThat(expected).as(file).contains(summary(file, source));
        Map<Long, Long> attacked = Workers.runs(sandbox);

        assertThat(Files.exists(Path.of("/tmp/escaped"))).isFalse();
        FakeHost host = new FakeHost();
        // A text of its own, so that it is as new as the attack, and in workers runs where that
        // did.
        String honest =
                "# "
                        + file
                        + """

                        def main(params):
                            left = [hasattr(m, 'trace') for m in (json, uuid, uuid.UUID, json.JSONDecoder)]
                            return [any(left), len([1]), json.loads('1'), host.echo(params['value'])]
                        """;
        assertThat(completed(PythonGuests.run(sandbox, honest, "{\"value\":\"ok\"}", host)))
                .isEqualTo("[false,1,1,[\"ok\"]]");
        assertThat(host.calls).containsExactly("echo [\"ok\"]");
        Workers.assertSame(before, attacked, Workers.runs(sandbox));
        // A thread that was given up may take a moment more to end, but it does.
        await().atMost(Duration.ofSeconds(30)).until(() -> sandbox.status().runawayThreads() == 0);
    }

    private String summary(String file, String source) {
        Budget budget = stops(file) ? Budget.TOOL : Guests.BRIEF;
        GuestFunction attack = new GuestFunction("attack", Language.PYTHON, source);
        RunResult result;
        try {
            result =
                    sandbox.run(
                            new RunRequest(attack, "{}", budget, file, Optional.empty()),
                            new FakeHost());
        } catch (HostCallException e) {
            assertThat(e.usage().log().toString()).contains("not yours").doesNotContain("secret");
            return "threw";
        }
        assertThat(result.usage().wall()).isLessThan(budget.wall().plus(Corpus.LATE));
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
