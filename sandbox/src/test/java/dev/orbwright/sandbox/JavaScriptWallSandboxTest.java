package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static dev.orbwright.sandbox.Guests.exhausted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.sandbox.process.ProcessSandbox;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.io.IOAccess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The attacks of the corpus with one switch turned: they succeed there, so what stops them is that
/// switch.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JavaScriptWallSandboxTest {
    /// What the attacks need of a host, where the prelude is not.
    private static final String HOST =
            """
            globalThis.host = { echo: (...args) => args, refuse() { throw new HostError('no'); } };
            globalThis.HostError = class extends Error {};
            globalThis.console = { log() {} };
            """;

    private Engine engine;

    /// With the budgets that have one number in place of another, but for the depth of syntax, of
    /// which a sandbox has one.
    private Sandbox sandbox;

    @BeforeAll
    void open() {
        sandbox =
                new ThreadSandbox(
                        FakeHost.BINDING,
                        EnumSet.complementOf(EnumSet.of(Switch.DEPTH)).stream()
                                .map(JavaScriptWallSandboxTest::without)
                                .toList());
        engine =
                Engine.newBuilder("js")
                        .out(new ByteArrayOutputStream())
                        .err(new ByteArrayOutputStream())
                        .option("engine.WarnInterpreterOnly", "false")
                        .build();
    }

    @AfterAll
    void close() {
        sandbox.close();
        engine.close(true);
    }

    /// With every switch of ours turned off that is not of the context's own standard.
    private Context.Builder context() {
        return Context.newBuilder("js").engine(engine).option("js.strict", "true");
    }

    /// With an engine of its own, which access to the host's objects asks for.
    private static Context.Builder openContext() {
        return Context.newBuilder("js").option("engine.WarnInterpreterOnly", "false");
    }

    private static String attack(Context context, String file) {
        context.eval("js", Corpus.source("/hostile/js/" + file));
        context.eval("js", "let settled = 'never'; (async () => { settled = await attack(); })()");
        return context.eval("js", "JSON.stringify(settled)").asString();
    }

    private static String attackAlone(Context.Builder builder, String file) {
        try (Context context = builder.build()) {
            context.eval("js", HOST);
            return attack(context, file);
        }
    }

    @Test
    void withEvaluationOfTextCodeIsMade() {
        assertThat(attackAlone(context(), "eval-escape.js")).isEqualTo("8");
        assertThat(attackAlone(context(), "prepare-stack-trace.js")).isNotEqualTo("0");
        assertThat(attackAlone(context(), "async-exception.js")).isNotEqualTo("0");
        assertThat(attackAlone(context().option("js.allow-eval", "false"), "eval-escape.js"))
                .isEqualTo("0");
    }

    @Test
    void withTheEnginesOwnGlobalsThereAreWaysOut() {
        assertThat(attackAlone(openContext().allowAllAccess(true), "globals.js"))
                .contains("\"Java\"", "\"Polyglot\"", "\"Graal\"", "\"load\"", "\"print\"");
    }

    @Test
    void withHostAccessJavaIsReached() {
        try (Context context =
                openContext()
                        .allowHostAccess(HostAccess.ALL)
                        .allowHostClassLookup(name -> name.equals("java.lang.Integer"))
                        .build()) {
            assertThat(context.eval("js", "Java.type('java.lang.Integer').parseInt('7')").asInt())
                    .isEqualTo(7);
        }
    }

    @Test
    void withFilesAModuleIsLookedForOnTheServersDisk() {
        assertThat(attackAlone(context().allowIO(IOAccess.ALL), "import-escape.js"))
                .isNotEqualTo("true");
    }

    @Test
    void inOneContextTheNextGuestFindsTheTraces() {
        try (Context context = context().build()) {
            attack(context, "leave-traces.js");
            assertThat(
                            context.eval("js", "String([trace, ({}).trace, [1].map((x) => x)])")
                                    .asString())
                    .isEqualTo("left,left,left");
        }
    }

    @Test
    void withoutAStatementLimitTheLoopGoesOn() throws Exception {
        Context context = context().build();
        CompletableFuture<String> running = new CompletableFuture<>();
        Thread guest =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                running.complete(attack(context, "catch-loop.js"));
                            } catch (PolyglotException e) {
                                running.complete(e.isCancelled() ? "cancelled" : "failed");
                            }
                        });
        boolean stillRuns = stillRuns(running);
        context.close(true);
        guest.join(Duration.ofSeconds(20));
        assertThat(stillRuns).isTrue();
        assertThat(running.join()).isEqualTo("cancelled");
    }

    private static boolean stillRuns(CompletableFuture<String> running) throws Exception {
        try {
            running.get(500, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException e) {
            return true;
        }
    }

    private RunResult run(Switch off, String file, FakeHost host) {
        return sandbox.run(request(file, without(off)), host);
    }

    private static RunRequest request(String file, Budget budget) {
        return new RunRequest(
                new GuestFunction(
                        "attack", Language.JAVASCRIPT, Corpus.source("/hostile/js/" + file)),
                "{}",
                budget,
                "attacker",
                Optional.empty());
    }

    private static RunRequest request(String source) {
        return new RunRequest(
                new GuestFunction("attack", Language.JAVASCRIPT, source),
                "{}",
                Guests.BRIEF,
                "attacker",
                Optional.empty());
    }

    /// A player's budget with one number in place of another.
    private enum Switch {
        HOST_CALLS,
        BYTES,
        LINES,
        FRAMES,
        DEPTH,
        CPU
    }

    private static Budget without(Switch off) {
        Budget tool = Budget.TOOL;
        return new Budget(
                "WITHOUT_" + off,
                tool.statements(),
                off == Switch.CPU ? Duration.ofMinutes(1) : tool.cpu(),
                off == Switch.CPU ? Duration.ofSeconds(1) : Duration.ofSeconds(10),
                off == Switch.FRAMES ? 100_000 : tool.stackFrames(),
                off == Switch.DEPTH ? 5_000 : tool.astDepth(),
                off == Switch.HOST_CALLS ? 5_000_000 : tool.hostCalls(),
                off == Switch.BYTES ? 100_000_000 : tool.bytesIn(),
                off == Switch.BYTES ? 100_000_000 : tool.bytesOut(),
                off == Switch.LINES ? 5_000_000 : tool.logLines(),
                tool.logLineLength(),
                4L << 30,
                tool.entities());
    }

    @Test
    void withoutACallLimitTheHostIsFlooded() {
        FakeHost host = new FakeHost();
        RunResult result = run(Switch.HOST_CALLS, "timer-flood.js", host);
        assertThat(exhausted(result)).isNotEqualTo(Limit.HOST_CALLS);
        assertThat(host.calls).hasSizeGreaterThan(2 * Budget.TOOL.hostCalls());
    }

    @Test
    void withoutABytesLimitTheHostHoldsTheArgument() {
        FakeHost host = new FakeHost();
        RunResult result = run(Switch.BYTES, "huge-argument.js", host);
        assertThat(completed(result)).isEqualTo("\"went on\"");
        assertThat(host.calls)
                .singleElement()
                .satisfies(call -> assertThat(call).hasSizeGreaterThan(4_000_000));
    }

    @Test
    void withoutALineLimitTheLogFills() {
        RunResult result = run(Switch.LINES, "console-flood.js", new FakeHost());
        assertThat(exhausted(result)).isNotEqualTo(Limit.OUTPUT);
        assertThat(result.usage().log()).hasSizeGreaterThan(2 * Budget.TOOL.logLines());
    }

    @Test
    void withoutAFrameLimitTheStackIsTheThreads() {
        RunResult result = run(Switch.FRAMES, "recursion.js", new FakeHost());
        assertThat(result.toString()).doesNotContain("nested calls (budget");
    }

    @Test
    void withoutADepthLimitTheExpressionIsEvaluated() {
        Budget deep = without(Switch.DEPTH);
        try (Sandbox other = new ThreadSandbox(FakeHost.BINDING, List.of(deep))) {
            RunResult result = other.run(request("nested-syntax.js", deep), new FakeHost());
            if (result instanceof RunResult.Exhausted(Limit limit, String _, Usage _)) {
                assertThat(limit).isNotEqualTo(Limit.SYNTAX_DEPTH);
            }
        }
    }

    @Test
    void withoutACpuLimitTheRegularExpressionTakesTheWholeTime() {
        RunResult result = run(Switch.CPU, "regexp.js", new FakeHost());
        assertThat(exhausted(result)).isEqualTo(Limit.WALL_CLOCK);
        assertThat(result.usage().wall()).isGreaterThan(Budget.TOOL.cpu());
    }

    @Test
    void inAThreadARunawayLivesOnAndInAProcessItEnds() {
        try (ThreadSandbox threads = new ThreadSandbox(FakeHost.BINDING, List.of(Guests.BRIEF));
                ProcessSandbox processes =
                        new ProcessSandbox(
                                FakeHost.BINDING,
                                List.of(Guests.BRIEF),
                                PatientWorkers.of(Language.JAVASCRIPT))) {
            // Smaller, so that it does not go on beside other tests for long.
            String source =
                    Corpus.source("/hostile/js/bigint-power.js").replace("30000000n", "12000000n");
            RunRequest runaway = request("host.wait();\n" + source);
            List<Long> busy = new CopyOnWriteArrayList<>();
            HostCalls noting =
                    _ -> {
                        processes.status().workers().stream()
                                .filter(worker -> worker.state().equals("busy"))
                                .map(SandboxStatus.Worker::pid)
                                .forEach(busy::add);
                        return new HostReply.Value("1");
                    };

            exhausted(threads.run(runaway, noting));
            assertThat(threads.status().runawayThreads()).isEqualTo(1);

            RunResult result = processes.run(runaway, noting);
            exhausted(result);
            assertThat(result.usage().workerKilled()).isTrue();
            assertThat(processes.status().runawayThreads()).isZero();
            assertThat(busy).hasSize(1);
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            busy.stream()
                                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                                    .noneMatch(ProcessHandle::isAlive));
        }
    }
}
