package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static dev.orbwright.sandbox.Guests.exhausted;
import static dev.orbwright.sandbox.Guests.main;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Threads, time and nesting: what the sandbox does when guests do not stop, all slots are taken,
/// or functions call functions.
class RunawaySandboxTest {
    private static final Budget SHORT =
            budget("SHORT", Duration.ofMillis(200), Duration.ofMillis(400));
    private static final Budget PATIENT =
            budget("PATIENT", Duration.ofSeconds(30), Duration.ofSeconds(30));

    /// No thread has more CPU time than there was time: only its wall clock can end such a run.
    private static final Budget LITTLE_TIME =
            budget("LITTLE_TIME", Duration.ofSeconds(30), Duration.ofMillis(400));

    /// On a machine however busy, its CPU time is used up first.
    private static final Budget LITTLE_CPU =
            budget("LITTLE_CPU", Duration.ofSeconds(1), Duration.ofMinutes(2));

    private static final GuestFunction HONEST = main("function main() { return 'ok'; }");
    private static final GuestFunction WAITS = main("function main() { return host.wait(); }");

    /// A built-in that takes many seconds and looks at no limit.
    private static final GuestFunction RUNAWAY =
            main(
                    """
                    function main() {
                      try {
                        return (2n ** 30000000n).toString().length;
                      } finally {
                        host.echo('late');
                      }
                    }
                    """);

    private static final GuestFunction LOOP = main("function main() { for (;;); }");

    private static Budget budget(String name, Duration cpu, Duration wall) {
        return new Budget(
                name,
                1_000_000_000_000L,
                cpu,
                wall,
                400,
                500,
                100,
                100_000,
                100_000,
                10,
                100,
                1L << 30,
                10);
    }

    private static ThreadSandbox sandbox(int slots, int maxRunaways) {
        return new ThreadSandbox(
                FakeHost.BINDING,
                List.of(SHORT, PATIENT, LITTLE_TIME, LITTLE_CPU),
                new ThreadSettings(
                        slots,
                        2,
                        maxRunaways,
                        Duration.ofMillis(100),
                        Duration.ofMillis(300),
                        Duration.ofSeconds(10)));
    }

    @Test
    void runawayComesBackToItsCallerAndIsCounted() {
        FakeHost host = new FakeHost();
        try (ThreadSandbox sandbox = sandbox(1, 1)) {
            RunResult result = Guests.run(sandbox, RUNAWAY, "{}", host, SHORT);

            assertThat(exhausted(result)).isIn(Limit.WALL_CLOCK, Limit.CPU);
            assertThat(result.usage().wall()).isLessThan(Duration.ofSeconds(5));
            assertThat(sandbox.status().runawayThreads()).isEqualTo(1);
            assertThat(sandbox.status().accepting()).isFalse();
            RunResult refused = Guests.run(sandbox, HONEST, "{}", host, SHORT);
            assertThat(exhausted(refused)).isEqualTo(Limit.RUNAWAYS);
            assertThat(((RunResult.Exhausted) refused).message()).contains("do not stop");
        }
        assertThat(host.calls).isEmpty();
    }

    @Test
    void runawayIsReplacedByAnotherThread() {
        try (ThreadSandbox sandbox = sandbox(1, 2)) {
            exhausted(Guests.run(sandbox, RUNAWAY, "{}", new FakeHost(), SHORT));
            assertThat(completed(Guests.run(sandbox, HONEST, "{}", new FakeHost(), SHORT)))
                    .isEqualTo("\"ok\"");
        }
    }

    @Test
    void lateCallsOfAnEndedRunReachNoHost() {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        HostCalls slow =
                _ -> {
                    calls.incrementAndGet();
                    awaitQuietly(release);
                    return new HostReply.Value("1");
                };
        try (ThreadSandbox sandbox = sandbox(1, 2)) {
            GuestFunction calling =
                    main("function main() { for (;;) { try { host.wait(); } catch {} } }");
            CompletableFuture<RunResult> result =
                    CompletableFuture.supplyAsync(
                            () -> Guests.run(sandbox, calling, "{}", slow, SHORT),
                            Thread::startVirtualThread);
            await().until(() -> calls.get() == 1);
            // Longer than the wall clock limit: the run is over, but waits for the call under way.
            assertThat(isDoneWithin(result, Duration.ofMillis(900))).isFalse();
            release.countDown();
            assertThat(exhausted(result.join())).isEqualTo(Limit.WALL_CLOCK);
            assertThat(calls).hasValue(1);
            assertThat(completed(Guests.run(sandbox, HONEST, "{}", slow, SHORT)))
                    .isEqualTo("\"ok\"");
        }
    }

    @Test
    void waitingInHostCallsCostsNoCpuTime() {
        HostCalls slow =
                _ -> {
                    awaitQuietly(new CountDownLatch(1), Duration.ofMillis(300));
                    return new HostReply.Value("1");
                };
        try (ThreadSandbox sandbox = sandbox(1, 2)) {
            assertThat(completed(Guests.run(sandbox, WAITS, "{}", slow, SHORT))).isEqualTo("1");
        }
    }

    @Test
    void nestedRunsNeedNoSlotAndMayGoEightDeep() {
        try (ThreadSandbox sandbox = sandbox(1, 2)) {
            GuestFunction nesting =
                    main("function main(p) { return p > 0 ? 1 + host.nest(p - 1) : 0; }");
            assertThat(completed(Guests.run(sandbox, nesting, "8", nesting(nesting), PATIENT)))
                    .isEqualTo("8");
            RunResult tooDeep = Guests.run(sandbox, nesting, "9", nesting(nesting), PATIENT);
            assertThat(Guests.failed(tooDeep).code()).isEqualTo("NESTED");
            assertThat(Guests.failed(tooDeep).message()).contains("too deeply");
        }
    }

    private static HostCalls nesting(GuestFunction function) {
        return new HostCalls() {
            @Override
            public HostReply call(HostCall call) {
                String arguments = call.argumentsJson();
                String argument = arguments.substring(1, arguments.length() - 1);
                return switch (call.run(Guests.request(function, argument, PATIENT), this)) {
                    case RunResult.Completed(String json, Usage _) -> new HostReply.Value(json);
                    case RunResult.Failed(GuestError error, Usage _) ->
                            new HostReply.Refusal(error.code(), error.message());
                    case RunResult.Exhausted(Limit _, String message, Usage _) ->
                            new HostReply.Refusal("NESTED", message);
                };
            }
        };
    }

    @Test
    void nestedRunHasNoMoreTimeThanItsParentHasLeft() {
        try (ThreadSandbox sandbox = sandbox(1, 4)) {
            List<RunResult> nested = new ArrayList<>();
            RunResult result = Guests.run(sandbox, WAITS, "{}", looping(nested), LITTLE_TIME);

            assertThat(nested)
                    .singleElement()
                    .extracting(Guests::exhausted)
                    .isEqualTo(Limit.WALL_CLOCK);
            assertThat(exhausted(result)).isEqualTo(Limit.WALL_CLOCK);
        }
    }

    @Test
    void nestedRunsCpuTimeIsTakenFromItsParentAndShownAsItsOwn() {
        try (ThreadSandbox sandbox = sandbox(1, 4)) {
            List<RunResult> nested = new ArrayList<>();
            RunResult result = Guests.run(sandbox, WAITS, "{}", looping(nested), LITTLE_CPU);

            assertThat(nested).singleElement().extracting(Guests::exhausted).isEqualTo(Limit.CPU);
            assertThat(exhausted(result)).isEqualTo(Limit.CPU);
            Duration ofNested = nested.getFirst().usage().cpu();
            Duration ofParent = result.usage().cpu();
            assertThat(ofParent.plus(ofNested)).isGreaterThanOrEqualTo(LITTLE_CPU.cpu());
            assertThat(ofParent).isLessThan(LITTLE_CPU.cpu());
        }
    }

    /// A host whose function runs a guest that never ends, in its caller's run.
    private static HostCalls looping(List<RunResult> nested) {
        return call -> {
            nested.add(call.run(Guests.request(LOOP, "{}", PATIENT), new FakeHost()));
            return new HostReply.Value("1");
        };
    }

    @Test
    void busySandboxAnswersInsteadOfWaitingForEver() {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        HostCalls slow =
                _ -> {
                    inside.countDown();
                    awaitQuietly(release);
                    return new HostReply.Value("1");
                };
        try (ThreadSandbox sandbox = sandbox(1, 2)) {
            CompletableFuture<RunResult> first =
                    CompletableFuture.supplyAsync(
                            () -> Guests.run(sandbox, WAITS, "{}", slow, PATIENT));
            awaitQuietly(inside);
            assertThat(exhausted(Guests.run(sandbox, HONEST, "{}", slow, PATIENT)))
                    .isEqualTo(Limit.BUSY);
            release.countDown();
            assertThat(completed(first.join())).isEqualTo("1");
            assertThat(completed(Guests.run(sandbox, HONEST, "{}", slow, PATIENT)))
                    .isEqualTo("\"ok\"");
        }
    }

    @Test
    void virtualThreadsRunGuestsSideBySideAndTheCpuLimitStillHolds() throws Exception {
        try (ThreadSandbox sandbox = sandbox(2, 2);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RunResult>> results = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                results.add(
                        callers.submit(() -> {
                            RunResult result;
                            do {
                                result = Guests.run(sandbox, HONEST, "{}", new FakeHost(), SHORT);
                            } while (result
                                            instanceof
                                            RunResult.Exhausted(Limit limit, String _, Usage _)
                                    && limit == Limit.BUSY);
                            return result;
                        }));
            }
            for (Future<RunResult> result : results) {
                assertThat(completed(result.get())).isEqualTo("\"ok\"");
            }
            RunResult loop =
                    callers.submit(() -> Guests.run(sandbox, LOOP, "{}", new FakeHost(), SHORT))
                            .get();
            assertThat(exhausted(loop)).isIn(Limit.CPU, Limit.WALL_CLOCK, Limit.STATEMENTS);
        }
    }

    @Test
    void interruptedCallerGetsItsOutcomeAndKeepsTheInterrupt() {
        try (ThreadSandbox sandbox = sandbox(1, 2)) {
            HostCalls interrupting =
                    new HostCalls() {
                        private final Thread caller = Thread.currentThread();

                        @Override
                        public HostReply call(HostCall call) {
                            caller.interrupt();
                            return new HostReply.Value("1");
                        }
                    };
            assertThat(completed(Guests.run(sandbox, WAITS, "{}", interrupting, PATIENT)))
                    .isEqualTo("1");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void closingEndsRunsUnderWayAndAdmitsNoMore() {
        ThreadSandbox sandbox = sandbox(1, 2);
        CompletableFuture<RunResult> result =
                CompletableFuture.supplyAsync(
                        () -> Guests.run(sandbox, LOOP, "{}", new FakeHost(), PATIENT));
        await().until(() -> sandbox.status().activeRuns() == 1);
        sandbox.close();
        assertThat(exhausted(result.join())).isEqualTo(Limit.SHUTDOWN);
        assertThat(exhausted(Guests.run(sandbox, HONEST, "{}", new FakeHost(), PATIENT)))
                .isEqualTo(Limit.SHUTDOWN);
        assertThat(sandbox.status().accepting()).isFalse();
    }

    private static boolean isDoneWithin(CompletableFuture<?> future, Duration time) {
        try {
            future.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        awaitQuietly(latch, Duration.ofSeconds(20));
    }

    private static void awaitQuietly(CountDownLatch latch, Duration time) {
        try {
            boolean _ = latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
