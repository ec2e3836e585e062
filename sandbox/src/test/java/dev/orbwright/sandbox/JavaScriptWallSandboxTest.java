package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static dev.orbwright.sandbox.Guests.exhausted;
import static dev.orbwright.sandbox.Guests.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orbwright.sandbox.process.ProcessSandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        return attackWith(context, Corpus.source("/hostile/js/" + file));
    }

    private static String attackWith(Context context, String source) {
        context.eval("js", source);
        context.eval("js", "let settled = 'never'; (async () => { settled = await attack(); })()");
        return context.eval("js", "JSON.stringify(settled)").asString();
    }

    private static String attackAlone(Context.Builder builder, String file) {
        try (Context context = builder.build()) {
            context.eval("js", HOST);
            return attack(context, file);
        }
    }

    /// What each of them made or reached.
    @ParameterizedTest
    @CsvSource({"eval-escape.js, 8", "prepare-stack-trace.js, 14", "async-exception.js, 34"})
    void withEvaluationOfTextCodeIsMade(String file, String made) {
        assertThat(attackAlone(context(), file)).isEqualTo(made);
        assertThat(attackAlone(context().option("js.allow-eval", "false"), file)).isEqualTo("0");
    }

    /// What is left without them is for the prelude to take away.
    @Test
    void withTheEnginesOwnGlobalsThereAreWaysOut() {
        assertThat(attackAlone(openContext().allowAllAccess(true), "globals.js"))
                .contains("\"Java\"", "\"Polyglot\"", "\"Graal\"", "\"load\"", "\"print\"");
        assertThat(
                        attackAlone(
                                context()
                                        .option("js.graal-builtin", "false")
                                        .option("js.load", "false")
                                        .option("js.print", "false"),
                                "globals.js"))
                .isEqualTo("[\"SharedArrayBuffer\",\"Atomics\"]");
        assertThat(completed(run(Switch.NOTHING, "globals.js", new FakeHost()))).isEqualTo("[]");
    }

    @Test
    void withHostAccessJavaIsReached() {
        try (Context context = context().build()) {
            assertThatThrownBy(() -> context.eval("js", "Java.type('java.lang.Integer')"))
                    .hasMessage("ReferenceError: Java is not defined");
        }
        try (Context context =
                openContext()
                        .allowHostAccess(HostAccess.ALL)
                        .allowHostClassLookup(name -> name.equals("java.lang.Integer"))
                        .build()) {
            assertThat(context.eval("js", "Java.type('java.lang.Integer').parseInt('7')").asInt())
                    .isEqualTo(7);
        }
    }

    /// The error of what is no module tells what is in the file.
    @Test
    void withFilesAModuleIsLoadedFromTheServersDisk(@TempDir Path folder) throws IOException {
        Path module = Files.writeString(folder.resolve("module.mjs"), "export const found = 1;");
        String mine =
                Corpus.source("/hostile/js/import-escape.js")
                        .replace("'./prelude.js'", "'" + module.toUri() + "'");
        for (boolean open : List.of(true, false)) {
            IOAccess access = open ? IOAccess.ALL : IOAccess.NONE;
            assertThat(attackAlone(context().allowIO(access), "import-escape.js"))
                    .isEqualTo(open ? "false" : "true");
            try (Context context = context().allowIO(access).build()) {
                assertThat(attackWith(context, mine))
                        .isEqualTo(open ? "\"imported " + module.toUri() + '"' : "true");
            }
        }
    }

    @Test
    void inOneContextTheNextGuestFindsTheTraces() {
        String look = "String([typeof trace, ({}).trace, [1].map((x) => x)])";
        try (Context context = context().build();
                Context other = context().build()) {
            attack(context, "leave-traces.js");
            assertThat(context.eval("js", look).asString()).isEqualTo("string,left,left");
            assertThat(other.eval("js", look).asString()).isEqualTo("undefined,,1");
        }
    }

    @Test
    void withoutAStatementLimitTheLoopGoesOn() throws Exception {
        assertThat(exhausted(run(Switch.NOTHING, "catch-loop.js", new FakeHost())))
                .isEqualTo(Limit.STATEMENTS);
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

    /// A player's budget with one number in place of another, or with none.
    private enum Switch {
        NOTHING,
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
                // So few that they are soon used up where nothing else ends a flood.
                20_000,
                off == Switch.NOTHING ? tool.cpu() : Duration.ofMinutes(1),
                off == Switch.CPU ? Duration.ofSeconds(1) : Duration.ofSeconds(20),
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
        FakeHost bounded = new FakeHost();
        assertThat(exhausted(run(Switch.NOTHING, "timer-flood.js", bounded)))
                .isEqualTo(Limit.HOST_CALLS);
        assertThat(bounded.calls).hasSize(Budget.TOOL.hostCalls());

        FakeHost flooded = new FakeHost();
        assertThat(exhausted(run(Switch.HOST_CALLS, "timer-flood.js", flooded)))
                .isEqualTo(Limit.STATEMENTS);
        assertThat(flooded.calls).hasSizeGreaterThan(2 * Budget.TOOL.hostCalls());
    }

    @Test
    void withoutABytesLimitTheHostHoldsTheArgument() {
        FakeHost bounded = new FakeHost();
        assertThat(exhausted(run(Switch.NOTHING, "huge-argument.js", bounded)))
                .isEqualTo(Limit.BYTES);
        assertThat(bounded.calls).isEmpty();

        FakeHost host = new FakeHost();
        RunResult result = run(Switch.BYTES, "huge-argument.js", host);
        assertThat(completed(result)).isEqualTo("\"went on\"");
        assertThat(host.calls)
                .singleElement()
                .satisfies(call -> assertThat(call).hasSizeGreaterThan(4_000_000));
    }

    @Test
    void withoutALineLimitTheLogFills() {
        RunResult bounded = run(Switch.NOTHING, "console-flood.js", new FakeHost());
        assertThat(exhausted(bounded)).isEqualTo(Limit.OUTPUT);
        assertThat(bounded.usage().log()).hasSize(Budget.TOOL.logLines());

        RunResult flooded = run(Switch.LINES, "console-flood.js", new FakeHost());
        assertThat(exhausted(flooded)).isEqualTo(Limit.STATEMENTS);
        assertThat(flooded.usage().log()).hasSizeGreaterThan(2 * Budget.TOOL.logLines());
    }

    @Test
    void withoutAFrameLimitTheStackIsTheThreads() {
        RunResult bounded = run(Switch.NOTHING, "recursion.js", new FakeHost());
        assertThat(exhausted(bounded)).isEqualTo(Limit.STACK);
        assertThat(bounded.usage().statements()).isLessThan(Budget.TOOL.stackFrames());

        RunResult deep = run(Switch.FRAMES, "recursion.js", new FakeHost());
        assertThat(failed(deep).message())
                .isEqualTo("RangeError: Maximum call stack size exceeded");
        assertThat(deep.usage().statements()).isGreaterThan(2L * Budget.TOOL.stackFrames());
    }

    @Test
    void withoutADepthLimitTheExpressionIsEvaluated() {
        assertThat(exhausted(run(Switch.NOTHING, "nested-syntax.js", new FakeHost())))
                .isEqualTo(Limit.SYNTAX_DEPTH);

        Budget deep = without(Switch.DEPTH);
        try (Sandbox other = new ThreadSandbox(FakeHost.BINDING, List.of(deep))) {
            RunResult result = other.run(request("nested-syntax.js", deep), new FakeHost());
            assertThat(completed(result)).matches("\\[{500,}]{500,}");
        }
    }

    @Test
    void withoutACpuLimitTheRegularExpressionTakesTheWholeTime() {
        RunResult bounded = run(Switch.NOTHING, "regexp.js", new FakeHost());
        assertThat(exhausted(bounded)).isEqualTo(Limit.CPU);

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
