package dev.orbwright.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.HostBinding;
import dev.orbwright.sandbox.HostCall;
import dev.orbwright.sandbox.HostCalls;
import dev.orbwright.sandbox.HostReply;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.ReversibleHostCalls;
import dev.orbwright.sandbox.RunRequest;
import dev.orbwright.sandbox.RunResult;
import dev.orbwright.sandbox.wire.FakeWorker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A worker replaced by one that does not speak as it should: only its own run fails.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileWorkerSandboxTest {
    private static final Budget BUDGET =
            new Budget(
                    "SHORT",
                    1000,
                    Duration.ofMillis(500),
                    Duration.ofMillis(700),
                    400,
                    500,
                    20,
                    100_000,
                    100_000,
                    10,
                    100,
                    1 << 20,
                    10);

    private ProcessSandbox sandbox;

    @BeforeAll
    void open() {
        sandbox =
                new ProcessSandbox(
                        new HostBinding(
                                List.of("echo", "put"), List.of(), Map.of("put", List.of())),
                        List.of(BUDGET),
                        ProcessSettings.standard(),
                        FakeWorker.class);
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    private RunResult run(String attack, HostCalls host) {
        GuestFunction function = new GuestFunction(attack, Language.JAVASCRIPT, "");
        return sandbox.run(new RunRequest(function, "{}", BUDGET, "", Optional.empty()), host);
    }

    @ParameterizedTest
    @CsvSource({
        "garbage, ENGINE, 0",
        "truncated, ENGINE, 0",
        "halfAndSilent, WALL_CLOCK, 0",
        "hugeFrame, ENGINE, 0",
        "otherRun, ENGINE, 0",
        "earlierRun, ENGINE, 0",
        "otherRunDone, ENGINE, 0",
        "unaskedReply, ENGINE, 0",
        "takesWhatWasNotSent, ENGINE, 0",
        "waitsForNothing, ENGINE, 0",
        "unknownFunction, ENGINE, 0",
        "negativeFunction, ENGINE, 0",
        "argumentsNoJson, ENGINE, 0",
        "argumentsNoArray, ENGINE, 0",
        "resultNoJson, ENGINE, 0",
        "twoEnds, ENGINE, 0",
        "helloAgain, ENGINE, 0",
        "beginsTwice, ENGINE, 0",
        "putsOffWhatMustWait, ENGINE, 0",
        "silent, WALL_CLOCK, 0",
        "unknownLevel, ENGINE, 0",
        "hugeError, ENGINE, 0",
        "claimsBusy, ENGINE, 0",
        "floodsLog, OUTPUT, 0",
        "floodsCalls, ENGINE, 20"
    })
    void attackEndsItsWorkerAndNothingElse(String attack, Limit limit, int calls) {
        AtomicInteger called = new AtomicInteger();
        RunResult result =
                run(
                        attack,
                        _ -> {
                            called.incrementAndGet();
                            return new HostReply.Value("1");
                        });

        assertThat(result).isInstanceOf(RunResult.Exhausted.class);
        assertThat(((RunResult.Exhausted) result).limit()).isEqualTo(limit);
        assertThat(((RunResult.Exhausted) result).message()).isNotBlank();
        assertThat(result.usage().workerKilled()).isTrue();
        assertThat(result.usage().wall()).isLessThan(Duration.ofSeconds(10));
        assertThat(result.usage().log().size()).isLessThanOrEqualTo(10);
        assertThat(called).hasValueLessThanOrEqualTo(calls);
        assertThat(run("honest", _ -> new HostReply.Value("1")))
                .isInstanceOf(RunResult.Completed.class);
    }

    /// A host that can take back what it did lets workers put calls off, but not without end.
    @Test
    void callsPutOffAreBoundedInWhatTheySay() {
        AtomicInteger called = new AtomicInteger();
        RunResult result =
                run(
                        "floodsLater",
                        new ReversibleHostCalls() {
                            @Override
                            public HostReply call(HostCall call) {
                                called.incrementAndGet();
                                return new HostReply.Value("null");
                            }

                            @Override
                            public void takeBack() {}
                        });

        assertThat(result).isInstanceOf(RunResult.Exhausted.class);
        assertThat(((RunResult.Exhausted) result).limit()).isEqualTo(Limit.ENGINE);
        assertThat(((RunResult.Exhausted) result).message()).contains("more in calls put off");
        assertThat(called).hasValue(0);
    }

    /// Somebody who has found the address, but does not know the secret.
    static final class Stranger {
        private Stranger() {}

        public static void main(String[] arguments) throws Exception {
            FakeWorker.greet("0".repeat(64));
        }
    }

    @Test
    void whoDoesNotKnowTheSecretIsNoWorker() {
        assertThatThrownBy(() ->
                        new ProcessSandbox(
                                        new HostBinding(List.of("echo"), List.of()),
                                        List.of(BUDGET),
                                        ProcessSettings.standard(),
                                        Stranger.class)
                                .close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Somebody else connected in its place");
    }

    @Test
    void whatAWorkerClaimsToHaveUsedIsBounded() {
        RunResult result = run("liesAboutCpu", _ -> new HostReply.Value("1"));
        assertThat(result).isInstanceOf(RunResult.Completed.class);
        assertThat(result.usage().cpu()).isLessThanOrEqualTo(result.usage().wall());
        assertThat(result.usage().statements()).isLessThanOrEqualTo(BUDGET.statements() + 1);
        assertThat(result.usage().heap()).isLessThan(Long.MAX_VALUE / 1_000);
        assertThat(result.usage().preparation()).isLessThan(Duration.ofMinutes(1));
    }
}
