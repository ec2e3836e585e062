package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static dev.orbwright.sandbox.Guests.main;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs each program of `hostile/js`. A program's header says what it tries, what should stop it,
/// and the outcomes that are right: `completed JSON`, `failed CODE` or `exhausted LIMIT`, separated
/// by `|` where the machine's speed or memory decides. Those that do not stop in a thread say so,
/// and are left to the process; of the others, which run in both, here all run with `CI=true`, and
/// every third elsewhere.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileGuestSandboxTest {
    private static final String EXPECT = "// Expect: ";

    private Sandbox sandbox;

    @BeforeAll
    void open() {
        sandbox = newSandbox(List.of(Budget.TOOL, Guests.BRIEF));
    }

    /// Whether it ends guests that look at no limit.
    boolean endsRunaways() {
        return false;
    }

    /// Of the isolation that is tested.
    Sandbox newSandbox(List<Budget> classes) {
        return new ThreadSandbox(FakeHost.BINDING, classes);
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    Stream<String> programs() {
        return endsRunaways()
                ? Corpus.files("/hostile/js")
                : Corpus.sample("/hostile/js")
                        .filter(file ->
                                Corpus.stopsInAThread(Corpus.source("/hostile/js/" + file)));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void hostileProgramEndsAsItShouldAndTheNextRunIsNormal(String file) {
        String source = Corpus.source("/hostile/js/" + file);
        List<String> expected = Corpus.expectations(source, EXPECT);

        Budget budget = Corpus.stopsInAThread(source) ? Budget.TOOL : Guests.BRIEF;
        Map<Long, Long> before = Workers.runs(sandbox);
        RunResult result =
                sandbox.run(
                        new RunRequest(
                                new GuestFunction("attack", Language.JAVASCRIPT, source),
                                "{}",
                                budget,
                                file,
                                Optional.empty()),
                        new FakeHost());

        assertThat(expected).as("%s ended with %s", file, result).contains(summary(result));
        assertThat(result.usage().wall()).isLessThan(budget.wall().plus(Corpus.LATE));
        assertThat(result.usage().log().toString()).hasSizeLessThan(200_000);
        Map<Long, Long> attacked = Workers.runs(sandbox);
        FakeHost host = new FakeHost();
        // A text of its own, so that it is as new as the attack, and in workers runs where that
        // did.
        String honest =
                "// "
                        + file
                        + """

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
        Workers.assertSame(before, attacked, Workers.runs(sandbox));
        // A thread that was given up may take a moment more to end, but it does.
        await().atMost(Duration.ofSeconds(30)).until(() -> sandbox.status().runawayThreads() == 0);
    }

    private static String summary(RunResult result) {
        return switch (result) {
            case RunResult.Completed(String json, Usage _) -> "completed " + json;
            case RunResult.Failed(GuestError error, Usage _) -> {
                saysNothingOfOurs(error.message());
                yield "failed " + error.code();
            }
            case RunResult.Exhausted(Limit limit, String message, Usage _) -> {
                saysNothingOfOurs(message);
                yield "exhausted " + limit;
            }
        };
    }

    private static void saysNothingOfOurs(String message) {
        assertThat(message).doesNotContain("java.lang", "orbwright", "graalvm", "com.oracle");
    }
}
