package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static dev.orbwright.sandbox.Guests.exhausted;
import static dev.orbwright.sandbox.Guests.main;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.sandbox.process.ProcessSandbox;
import dev.orbwright.sandbox.process.ProcessSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Workers: what happens to runs and to processes when guests or others misbehave.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProcessSandboxTest {
    private static final Budget SHORT =
            new Budget(
                    "SHORT",
                    1_000_000_000L,
                    Duration.ofMillis(200),
                    Duration.ofMillis(400),
                    400,
                    500,
                    100,
                    100_000,
                    100_000,
                    10,
                    100,
                    1L << 30,
                    10);
    private static final Budget PATIENT =
            new Budget(
                    "PATIENT",
                    1_000_000_000L,
                    Duration.ofSeconds(90),
                    Duration.ofSeconds(90),
                    400,
                    500,
                    100,
                    100_000,
                    100_000,
                    10,
                    100,
                    1L << 30,
                    10);
    private static final GuestFunction HONEST = main("function main() { return 'ok'; }");
    private static final GuestFunction WAITS = main("function main() { return host.wait(); }");
    private static final GuestFunction RUNAWAY =
            main("function main() { return (2n ** 30000000n).toString().length; }");

    private Sandbox sandbox;

    @BeforeAll
    void open() {
        sandbox =
                new ProcessSandbox(
                        FakeHost.BINDING,
                        List.of(SHORT, PATIENT),
                        PatientWorkers.of(Language.JAVASCRIPT, 2));
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    private RunResult run(GuestFunction function, Budget budget, String owner, HostCalls host) {
        return sandbox.run(new RunRequest(function, "{}", budget, owner, Optional.empty()), host);
    }

    @Test
    void runawayIsEndedWithItsWorkerAndTheNextRunIsNormal() {
        RunResult result = run(RUNAWAY, SHORT, "attacker", new FakeHost());

        assertThat(exhausted(result)).isIn(Limit.WALL_CLOCK, Limit.CPU);
        assertThat(result.usage().workerKilled()).isTrue();
        assertThat(result.usage().wall()).isLessThan(Duration.ofSeconds(5));
        assertThat(completed(run(HONEST, PATIENT, "", new FakeHost()))).isEqualTo("\"ok\"");
        assertThat(sandbox.status().kills()).isNotEmpty();
    }

    @Test
    void whatARunWroteToItsConsoleIsKnownWhenItsWorkerHadToBeEnded() {
        GuestFunction telling =
                main(
                        """
                        function main() {
                          console.log('it begins');
                          return (2n ** 30000000n).toString().length;
                        }
                        """);
        RunResult result = run(telling, SHORT, "attacker", new FakeHost());

        assertThat(result.usage().workerKilled()).isTrue();
        assertThat(result.usage().log()).containsExactly(new LogLine("log", "it begins"));
    }

    @Test
    void workersOfALanguageThatIsExpectedAreThereBeforeItsFirstRun() {
        ProcessSettings settings = PatientWorkers.of(Language.JAVASCRIPT).ahead(Set.of());
        try (Sandbox idle = new ProcessSandbox(FakeHost.BINDING, List.of(SHORT), settings)) {
            assertThat(idle.status().workersStarted()).isZero();
            idle.expect(Language.JAVASCRIPT);
            await().atMost(Duration.ofSeconds(60)).until(() -> !idle.status().workers().isEmpty());
        }
    }

    @Test
    void workerThatIsKilledFailsOnlyItsRunAndIsReplaced() {
        long started = sandbox.status().workersStarted();
        HostCalls killing =
                _ -> {
                    workers("busy")
                            .forEach(worker ->
                                    ProcessHandle.of(worker.pid())
                                            .ifPresent(ProcessHandle::destroyForcibly));
                    return new HostReply.Value("1");
                };
        GuestFunction victim = main("function main() { return [host.wait()]; }");
        RunResult result = run(victim, PATIENT, "", killing);

        assertThat(exhausted(result)).isEqualTo(Limit.ENGINE);
        assertThat(((RunResult.Exhausted) result).message()).contains("ended unexpectedly");
        assertThat(completed(run(HONEST, PATIENT, "", new FakeHost()))).isEqualTo("\"ok\"");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sandbox.status().workersStarted() > started);
    }

    @Test
    void whatIsTrustedRunsOnProbationWhileItsLaneHasNoWorker() {
        GuestFunction looks = main("function main() { return host.wait(); }");
        List<String> lanes = new ArrayList<>();
        HostCalls looking =
                _ -> {
                    workers("busy").forEach(worker -> lanes.add(worker.lane()));
                    return new HostReply.Value("1");
                };
        completed(run(looks, PATIENT, "", looking));
        List<ProcessHandle> trusted =
                sandbox.status().workers().stream()
                        .filter(worker -> worker.lane().equals("trusted"))
                        .flatMap(worker -> ProcessHandle.of(worker.pid()).stream())
                        .toList();
        trusted.forEach(ProcessHandle::destroyForcibly);
        trusted.forEach(process -> process.onExit().join());

        assertThat(sandbox.status().accepting()).isTrue();
        completed(run(looks, PATIENT, "", looking));

        assertThat(lanes).containsExactly("trusted", "probation");
    }

    private Stream<SandboxStatus.Worker> workers(String state) {
        return sandbox.status().workers().stream().filter(worker -> worker.state().equals(state));
    }

    @Test
    void memoryThatTheWorkerHasNotIsALimitOfTheRun() {
        GuestFunction hungry =
                main(
                        """
                        function main() {
                          const all = [];
                          for (;;) all.push('x'.repeat(1000000) + all.length);
                        }
                        """);
        assertThat(exhausted(run(hungry, PATIENT, "hungry", new FakeHost())))
                .isEqualTo(Limit.MEMORY);
    }

    @Test
    void nestedRunsOfOneOwnerShareAWorkerAndMayGoEightDeep() {
        GuestFunction nesting =
                main("function main(p) { return p > 0 ? 1 + host.nest(p - 1) : 0; }");
        List<Long> busy = new ArrayList<>();
        HostCalls host = nesting(nesting, List.of(""), busy);
        assertThat(completed(run(nesting, "8", "", host))).isEqualTo("8");
        assertThat(busy).containsOnly(1L);
        RunResult tooDeep = run(nesting, "9", "", host);
        assertThat(Guests.failed(tooDeep).code()).isEqualTo("NESTED");
        assertThat(Guests.failed(tooDeep).message()).contains("too deeply");
    }

    @Test
    void nestedRunsOfTwoOwnersHaveTwoWorkersHoweverDeepTheyCallEachOther() {
        GuestFunction nesting =
                main("function main(p) { return p > 0 ? 1 + host.nest(p - 1) : 0; }");
        List<Long> busy = new ArrayList<>();
        HostCalls host = nesting(nesting, List.of("", "other"), busy);
        assertThat(completed(run(nesting, "8", "", host))).isEqualTo("8");
        assertThat(busy.getLast()).isEqualTo(2);
    }

    @Test
    void whatIsOnProbationStaysThereWhoeverCallsIt() {
        GuestFunction known = main("function main(p) { return host.nest(p); }");
        GuestFunction unknown = main("function main(p) { return host.nest(p) + 1; }");
        HostCalls one = _ -> new HostReply.Value("1");
        assertThat(completed(run(known, "1", "ann", one))).isEqualTo("1");
        List<String> lanes = new ArrayList<>();
        HostCalls looking =
                _ -> {
                    workers("busy").forEach(worker -> lanes.add(worker.lane()));
                    return new HostReply.Value("1");
                };
        HostCalls calling =
                call ->
                        new HostReply.Value(
                                completed(
                                        call.run(
                                                new RunRequest(
                                                        unknown,
                                                        "1",
                                                        PATIENT,
                                                        "ann",
                                                        Optional.empty()),
                                                looking)));

        assertThat(completed(run(known, "1", "ann", calling))).isEqualTo("2");

        assertThat(lanes).containsExactlyInAnyOrder("trusted", "probation");
    }

    @Test
    void whatGuestsPutIntoTheRegistryOfSymbolsGoesWithThem() {
        GuestFunction fills =
                new GuestFunction(
                        "attack",
                        Language.JAVASCRIPT,
                        Corpus.source("/hostile/js/symbol-registry.js"));
        try (ProcessSandbox other =
                new ProcessSandbox(
                        FakeHost.BINDING,
                        List.of(PATIENT),
                        PatientWorkers.withHeap(Language.JAVASCRIPT, 96))) {
            // Each leaves 20 MB there.
            for (int i = 0; i < 20; i++) {
                completed(Guests.run(other, fills, "{}", new FakeHost(), PATIENT));
            }
        }
    }

    @Test
    void aRunThatCostItsWorkerIsChargedAllOfItsTime() {
        GuestFunction hungry =
                main(
                        """
                        function main() {
                          const all = [];
                          for (;;) all.push('x'.repeat(1000000) + all.length);
                        }
                        """);

        RunResult result = run(hungry, "0", "eve", new FakeHost());

        assertThat(result.usage().workerKilled()).isTrue();
        assertThat(result.usage().cpu()).isEqualTo(result.usage().wall()).isPositive();
    }

    private RunResult run(GuestFunction function, String argument, String owner, HostCalls host) {
        return sandbox.run(
                new RunRequest(function, argument, PATIENT, owner, Optional.empty()), host);
    }

    /// Calls the function again, for the owners in turn.
    private HostCalls nesting(GuestFunction function, List<String> owners, List<Long> busy) {
        return new HostCalls() {
            @Override
            public HostReply call(HostCall call) {
                String arguments = call.argumentsJson();
                String argument = arguments.substring(1, arguments.length() - 1);
                busy.add(workers("busy").count());
                String owner = owners.get(Integer.parseInt(argument) % owners.size());
                RunRequest request =
                        new RunRequest(function, argument, PATIENT, owner, Optional.empty());
                return switch (call.run(request, this)) {
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
    void nestedRunsSpendTheirCallersBudget() {
        GuestFunction many =
                main("function main() { for (let i = 0; i < 60; i++) host.echo(1); return 1; }");
        List<RunResult> nested = new ArrayList<>();
        HostCalls host =
                call -> {
                    if (call.name().equals("echo")) {
                        return new HostReply.Value("1");
                    }
                    nested.add(
                            call.run(
                                    new RunRequest(many, "{}", PATIENT, "", Optional.empty()),
                                    _ -> new HostReply.Value("1")));
                    assertThat(call.remaining().hostCalls()).isLessThanOrEqualTo(40);
                    return new HostReply.Value("1");
                };
        RunResult result =
                run(main("function main() { host.wait(); host.wait(); }"), PATIENT, "", host);
        assertThat(completed(result)).isEqualTo("null");
        assertThat(nested).hasSize(2);
        completed(nested.getFirst());
        assertThat(exhausted(nested.getLast())).isEqualTo(Limit.HOST_CALLS);
    }

    @Test
    void memoryOfRunsThatWereNestedInAnotherWorkerIsTheirCallersToo() {
        GuestFunction hungry = main("function main() { for (;;) new Uint8Array(1 << 20); }");
        GuestFunction modest = main("function main() { for (;;); }");
        List<RunResult> nested = new ArrayList<>();
        HostCalls host =
                call -> {
                    for (GuestFunction function : List.of(hungry, modest)) {
                        RunRequest request =
                                new RunRequest(function, "{}", PATIENT, "other", Optional.empty());
                        nested.add(call.run(request, new FakeHost()));
                    }
                    return new HostReply.Value("1");
                };
        // So it has none left itself.
        assertThat(exhausted(run(WAITS, PATIENT, "", host))).isEqualTo(Limit.MEMORY);
        assertThat(nested).extracting(Guests::exhausted).containsOnly(Limit.MEMORY);
        assertThat(nested.getFirst().usage().heap()).isGreaterThan(PATIENT.heap());
    }

    @Test
    void nestedRunsEndWhenAllWorkersAreBusy() throws Exception {
        CountDownLatch inside = new CountDownLatch(2);
        HostCalls host =
                call -> {
                    inside.countDown();
                    Guests.awaitQuietly(inside);
                    RunRequest request =
                            new RunRequest(HONEST, "{}", PATIENT, "other", Optional.empty());
                    return switch (call.run(request, new FakeHost())) {
                        case RunResult.Completed(String json, Usage _) -> new HostReply.Value(json);
                        case RunResult other -> new HostReply.Refusal("NESTED", other.toString());
                    };
                };
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RunResult>> results = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                results.add(callers.submit(() -> run(WAITS, PATIENT, "", host)));
            }
            for (Future<RunResult> result : results) {
                assertThat(completed(result.get())).isEqualTo("\"ok\"");
            }
        }
    }

    @Test
    void aWorkerThatCameTooLateForOneNestedRunIsThereForTheNext() {
        GuestFunction nested = main("function main() { return 7; }");
        HostCalls host =
                call -> {
                    RunRequest request =
                            new RunRequest(nested, "{}", Guests.BRIEF, "bob", Optional.empty());
                    return switch (call.run(request, new FakeHost())) {
                        case RunResult.Completed(String json, Usage _) -> new HostReply.Value(json);
                        case RunResult other ->
                                new HostReply.Value('"' + exhausted(other).name() + '"');
                    };
                };
        try (ProcessSandbox other =
                new ProcessSandbox(
                        FakeHost.BINDING,
                        List.of(Guests.BRIEF),
                        PatientWorkers.few(Language.JAVASCRIPT))) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> other.status().workers().size() == 2);
            List<String> answers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                // On probation, as is what it calls; there is one worker for that.
                GuestFunction caller =
                        main("function main() { return host.nest(%d); }".formatted(i));
                answers.add(completed(Guests.run(other, caller, "{}", host, Guests.BRIEF)));
                await().atMost(Duration.ofSeconds(60))
                        .until(() ->
                                other.status().workers().stream()
                                        .anyMatch(worker ->
                                                worker.lane().equals("further")
                                                        && worker.state().equals("idle")));
            }
            assertThat(answers).containsExactly("\"BUSY\"", "7");
        }
    }

    @Test
    void anOwnerIsServedWhileAnotherFloodsTheSameLane() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        HostCalls holding =
                _ -> {
                    Guests.awaitQuietly(release);
                    return new HostReply.Value("1");
                };
        // All are new, and so wait for the one worker on probation.
        Calling first = new Calling(() -> run(tells(0), PATIENT, "flood", holding));
        await().atMost(Duration.ofSeconds(60)).until(() -> workers("busy").count() == 1);
        List<Calling> waiting = new ArrayList<>();
        for (String owner : List.of("flood", "flood", "flood", "flood", "calm")) {
            GuestFunction function = tells(waiting.size() + 1);
            Calling next = new Calling(() -> run(function, PATIENT, owner, noting(owner, order)));
            await().atMost(Duration.ofSeconds(60)).until(next::waits);
            waiting.add(next);
        }

        release.countDown();

        assertThat(completed(first.outcome())).isEqualTo("1");
        for (Calling calling : waiting) {
            assertThat(completed(calling.outcome())).isEqualTo("1");
        }
        assertThat(order).containsExactly("flood", "calm", "flood", "flood", "flood");
    }

    /// Unlike any other function.
    private static GuestFunction tells(int number) {
        return main("function main() { return host.echo(%d); }".formatted(number));
    }

    /// A run that somebody waits for on a thread of its own.
    private static final class Calling {
        private final FutureTask<RunResult> result;
        private final Thread thread;

        Calling(Callable<RunResult> run) {
            result = new FutureTask<>(run);
            thread = Thread.ofPlatform().start(result);
        }

        /// Whether it waits for something, for no longer than so long: for a worker, as long as
        /// another run has the only one.
        boolean waits() {
            return thread.getState() == Thread.State.TIMED_WAITING;
        }

        RunResult outcome() throws Exception {
            return result.get();
        }
    }

    private static HostCalls noting(String who, List<String> order) {
        return _ -> {
            order.add(who);
            return new HostReply.Value("1");
        };
    }

    @Test
    void interruptedCallerGetsItsOutcomeAndKeepsTheInterrupt() {
        Thread caller = Thread.currentThread();
        HostCalls interrupting =
                _ -> {
                    caller.interrupt();
                    return new HostReply.Value("1");
                };
        assertThat(completed(run(WAITS, PATIENT, "", interrupting))).isEqualTo("1");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void closingLeavesNothingBehind() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        List<Path> before = folders(folder);
        ProcessSandbox other =
                new ProcessSandbox(
                        FakeHost.BINDING,
                        List.of(PATIENT),
                        PatientWorkers.few(Language.JAVASCRIPT));
        List<Long> pids = other.status().workers().stream().map(SandboxStatus.Worker::pid).toList();
        assertThat(folders(folder)).anyMatch(there -> !before.contains(there));
        CompletableFuture<RunResult> underWay =
                CompletableFuture.supplyAsync(() ->
                        other.run(
                                new RunRequest(
                                        main("function main() { for (;;); }"),
                                        "{}",
                                        PATIENT,
                                        "",
                                        Optional.empty()),
                                new FakeHost()));
        await().atMost(Duration.ofSeconds(60)).until(() -> other.status().activeRuns() == 1);
        other.close();

        assertThat(exhausted(underWay.join())).isEqualTo(Limit.SHUTDOWN);
        assertThat(exhausted(Guests.run(other, HONEST, "{}", new FakeHost(), PATIENT)))
                .isEqualTo(Limit.SHUTDOWN);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> pids.stream().allMatch(pid -> ProcessHandle.of(pid).isEmpty()));
        await().untilAsserted(() -> assertThat(before).containsAll(folders(folder)));
    }

    /// A server that is killed while a guest of it runs.
    static final class Doomed {
        private Doomed() {}

        public static void main(String[] arguments) {
            try (ProcessSandbox sandbox =
                    new ProcessSandbox(
                            FakeHost.BINDING,
                            List.of(PATIENT),
                            PatientWorkers.few(Language.JAVASCRIPT))) {
                sandbox.status().workers().forEach(worker -> System.out.println(worker.pid()));
                System.out.println("running");
                Guests.run(
                        sandbox,
                        Guests.main("function main() { for (;;); }"),
                        "{}",
                        new FakeHost(),
                        PATIENT);
            }
        }
    }

    @Test
    void workersEndWithAServerThatIsKilled() throws IOException, InterruptedException {
        Process server =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Doomed.class.getName())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        List<Long> workers = new ArrayList<>();
        try (BufferedReader lines = server.inputReader()) {
            for (String line = lines.readLine();
                    line != null && !line.equals("running");
                    line = lines.readLine()) {
                if (line.matches("[0-9]+")) {
                    workers.add(Long.valueOf(line));
                }
            }
            assertThat(workers).isNotEmpty();
            server.destroyForcibly().waitFor();
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        workers.stream()
                                .noneMatch(pid ->
                                        ProcessHandle.of(pid)
                                                .map(ProcessHandle::isAlive)
                                                .orElse(false)));
    }

    /// Those of the workers of this process.
    private static List<Path> folders(Path folder) throws IOException {
        String mine = "orbwright-workers-%d-".formatted(ProcessHandle.current().pid());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(mine))
                    .sorted()
                    .toList();
        }
    }
}
