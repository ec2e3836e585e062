package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static dev.orbwright.sandbox.Guests.exhausted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What runs say of the statements that they executed, and how those that are nested share them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsSandboxTest {

    private static final Budget BUDGET =
            new Budget(
                    "PATIENT",
                    10_000,
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(30),
                    400,
                    500,
                    100,
                    1_000_000,
                    1_000_000,
                    100,
                    1_000,
                    2L << 30,
                    60);

    /// Loops as often as it is told, of four statements a turn, by the count of the engine.
    private static final GuestFunction LOOP =
            Guests.main(
                    """
                    function main(n) {
                      let x = 0;
                      for (let i = 0; i < n; i++) {
                        x += i;
                        x = x % 1000;
                      }
                      return x;
                    }
                    """);

    private static final GuestFunction PYTHON_LOOP =
            new GuestFunction(
                    "main",
                    Language.PYTHON,
                    """
                    def main(n):
                        x = 0
                        for i in range(n):
                            x += i
                            x = x % 1000
                        return x
                    """);

    /// Loops, has another function run, and loops again.
    private static final GuestFunction CALLER =
            Guests.main(
                    """
                    function loop(n) {
                      let x = 0;
                      for (let i = 0; i < n; i++) {
                        x += i;
                        x = x % 1000;
                      }
                    }
                    function main(p) {
                      loop(p[0]);
                      host.nest(p[1]);
                      loop(p[2]);
                      return 'over';
                    }
                    """);

    private Sandbox sandbox;

    Sandbox newSandbox(List<Budget> classes) {
        return new ThreadSandbox(FakeHost.BINDING, classes);
    }

    @BeforeAll
    void open() {
        sandbox = newSandbox(List.of(BUDGET));
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    private RunResult run(GuestFunction function, String argument) {
        return run(function, argument, new FakeHost());
    }

    private RunResult run(GuestFunction function, String argument, HostCalls host) {
        return sandbox.run(
                new RunRequest(function, argument, BUDGET, "", Optional.of(function.name())), host);
    }

    @Test
    void aRunSaysHowManyStatementsItExecuted() {
        for (GuestFunction loop : List.of(LOOP, PYTHON_LOOP)) {
            RunResult few = run(loop, "10");
            RunResult many = run(loop, "1010");
            completed(few);
            completed(many);
            assertThat(few.usage().statements()).isBetween(20L, 60L);
            // Each run is counted from its own beginning, in a context that is kept, too.
            assertThat(many.usage().statements() - few.usage().statements())
                    .as("of 1,000 more turns, in %s", loop.language())
                    .isBetween(2_000L, 4_000L);
            assertThat(run(loop, "10").usage().statements()).isEqualTo(few.usage().statements());
        }
    }

    @Test
    void theMakingOfAContextIsTold() {
        GuestFunction fails =
                new GuestFunction(
                        "main", Language.PYTHON, "def main(n):\n    return 1 if n else 1 / 0\n");
        completed(run(fails, "1"));
        RunResult kept = run(fails, "1");
        Guests.failed(run(fails, "0"));
        RunResult fresh = run(fails, "1");

        assertThat(fresh.usage().preparation()).isPositive();
        assertThat(kept.usage().preparation()).isLessThan(fresh.usage().preparation().dividedBy(2));
    }

    @Test
    void oneThatExecutesTooManyIsStopped() {
        for (GuestFunction loop : List.of(LOOP, PYTHON_LOOP)) {
            RunResult result = run(loop, "1000000");
            assertThat(exhausted(result)).isEqualTo(Limit.STATEMENTS);
            assertThat(((RunResult.Exhausted) result).message()).contains("10,000 statements");
            assertThat(result.usage().statements())
                    .isBetween(BUDGET.statements(), BUDGET.statements() + 1);
            completed(run(loop, "10"));
        }
    }

    /// Nests a loop of the length that the call asks for.
    private static final class Nesting implements HostCalls {
        private final Optional<Allowance> most;
        private final List<RunResult> nested = new ArrayList<>();
        private final List<Long> left = new ArrayList<>();

        Nesting(Optional<Allowance> most) {
            this.most = most;
        }

        @Override
        public HostReply call(HostCall call) {
            String arguments = call.argumentsJson();
            left.add(call.remaining().statements());
            nested.add(
                    call.run(
                            new RunRequest(
                                    LOOP,
                                    arguments.substring(1, arguments.length() - 1),
                                    BUDGET,
                                    "",
                                    Optional.empty(),
                                    most),
                            new FakeHost()));
            left.add(call.remaining().statements());
            return new HostReply.Value("null");
        }
    }

    @Test
    void aNestedRunHasNoMoreThanItsCallerHasLeft() {
        Nesting host = new Nesting(Optional.empty());
        RunResult result = run(CALLER, "[1500, 1500, 0]", host);

        assertThat(exhausted(host.nested.getFirst())).isEqualTo(Limit.STATEMENTS);
        assertThat(((RunResult.Exhausted) host.nested.getFirst()).message())
                .contains("More than was left to it");
        assertThat(host.left.getFirst()).isBetween(1L, 4_500L);
        assertThat(host.left.getLast()).isZero();
        // With nothing left its caller ends as well.
        assertThat(exhausted(result)).isEqualTo(Limit.STATEMENTS);
    }

    @Test
    void whatANestedRunExecutedIsNoLongerItsCallers() {
        Nesting host = new Nesting(Optional.empty());
        assertThat(completed(run(CALLER, "[500, 500, 500]", host))).isEqualTo("\"over\"");
        RunResult result = run(CALLER, "[500, 500, 1550]", host);

        assertThat(host.nested).allSatisfy(Guests::completed);
        assertThat(exhausted(result)).isEqualTo(Limit.STATEMENTS);
        assertThat(result.usage().statements()).isLessThan(8_100);
    }

    /// Of all else the whole budget.
    private static Optional<Allowance> statements(long most) {
        Allowance all = Allowance.of(BUDGET);
        return Optional.of(
                new Allowance(
                        most,
                        all.cpuNanos(),
                        all.wallNanos(),
                        all.hostCalls(),
                        all.bytesIn(),
                        all.bytesOut(),
                        all.logLines(),
                        all.heap()));
    }

    @Test
    void aRunHasNoMoreThanItIsGiven() {
        for (GuestFunction loop : List.of(LOOP, PYTHON_LOOP)) {
            RunRequest request =
                    new RunRequest(
                            loop, "1000", BUDGET, "", Optional.of(loop.name()), statements(1_000));
            RunResult result = sandbox.run(request, new FakeHost());
            assertThat(exhausted(result)).isEqualTo(Limit.STATEMENTS);
            assertThat(result.usage().statements()).isBetween(1_000L, 1_001L);
            completed(run(loop, "10"));
        }
    }

    @Test
    void aNestedRunHasNoMoreThanItIsGiven() {
        Nesting host = new Nesting(statements(1_000));

        assertThat(completed(run(CALLER, "[100, 1000, 100]", host))).isEqualTo("\"over\"");
        assertThat(exhausted(host.nested.getFirst())).isEqualTo(Limit.STATEMENTS);
    }
}
