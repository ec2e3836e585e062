package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static dev.orbwright.sandbox.Guests.exhausted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.sandbox.process.ProcessSandbox;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.io.IOAccess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The attacks of the corpus with one switch turned: they succeed there, so what stops them is that
/// switch.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonWallSandboxTest {
    private Engine engine;

    @BeforeAll
    void open() {
        engine =
                Engine.newBuilder("python", "js")
                        .out(new ByteArrayOutputStream())
                        .err(new ByteArrayOutputStream())
                        .option("engine.WarnInterpreterOnly", "false")
                        .build();
    }

    @AfterAll
    void close() {
        engine.close(true);
    }

    private Context.Builder context() {
        return Context.newBuilder("python", "js").engine(engine);
    }

    private static String attack(Context.Builder builder, String file) {
        return attackWith(builder, Corpus.source("/hostile/python/" + file));
    }

    private static String attackWith(Context.Builder builder, String source) {
        try (Context context = builder.build()) {
            context.eval(
                    "python",
                    "import json, uuid\nuuid.os.sys.modules['_thread'] = __import__('_thread')");
            context.eval("python", source.replace("polyglot.import_value('host')", "1"));
            return context.eval("python", "json.dumps(attack({}))").asString();
        }
    }

    @Test
    void withFilesTheServersAreRead() {
        assertThat(attack(context().allowIO(IOAccess.ALL), "file-read.py"))
                .contains("root:", "<project")
                .doesNotContain("PermissionError\", \"PermissionError");
        assertThat(attack(context(), "file-read.py"))
                .isEqualTo("[\"PermissionError\", \"PermissionError\", \"PermissionError\"]");
        assertThat(attack(context(), "codecs.py")).isEqualTo("\"PermissionError\"");
        assertThat(attack(context(), "subclasses.py")).isEqualTo("\"PermissionError\"");
        assertThat(attack(context().allowIO(IOAccess.ALL), "codecs.py")).contains("root:");
        assertThat(attack(context().allowIO(IOAccess.ALL), "subclasses.py")).contains("root:");
        assertThat(attack(context().allowIO(IOAccess.ALL), "working-folder.py")).contains("/");
    }

    @Test
    void withThreadsOneStarts() {
        assertThat(attack(context().allowCreateThread(true), "thread.py")).isEqualTo("\"started\"");
        assertThatThrownBy(() -> attack(context(), "thread.py"))
                .hasMessageContaining("Creating threads is not allowed");
    }

    @Test
    void withTheEnvironmentItsNamesAreSeen() {
        assertThat(
                        attack(
                                context().allowEnvironmentAccess(EnvironmentAccess.INHERIT),
                                "environment.py"))
                .contains("PATH");
        assertThat(attack(context(), "environment.py")).isEqualTo("[[], true]");
    }

    @Test
    void withHostAccessJavaIsReached() {
        String source = Corpus.source("/hostile/python/java-module.py");
        try (Context context =
                Context.newBuilder("python")
                        .option("engine.WarnInterpreterOnly", "false")
                        .allowHostAccess(HostAccess.ALL)
                        .allowHostClassLookup(name -> name.equals("java.lang.Integer"))
                        .build()) {
            context.eval("python", "import json, uuid");
            context.eval(
                    "python",
                    source.replace("java.add_to_classpath('/tmp')", "1")
                            .replace(
                                    "java.type('java.lang.System').exit(1)",
                                    "java.type('java.lang.Integer').parseInt('1')"));
            assertThat(context.eval("python", "json.dumps(attack({}))").asString())
                    .startsWith("[\"reached\"");
        }
    }

    @Test
    void withPolyglotAccessJavaScriptRuns() {
        assertThat(attack(context().allowPolyglotAccess(PolyglotAccess.ALL), "polyglot-module.py"))
                .startsWith("[\"reached\"");
        // The second attempt is none here, where nobody exports a host.
        assertThat(attack(context(), "polyglot-module.py")).isEqualTo("[true, \"reached\", true]");
    }

    @Test
    void withoutALimitOnStreamsTheyAreFlooded() {
        String source =
                Corpus.source("/hostile/python/stdout-flood.py")
                        .replace("while True", "for _ in range(20)");
        assertThat(attackWith(context(), source)).isEqualTo("null");
        assertThatThrownBy(() ->
                        attackWith(context().option("sandbox.MaxOutputStreamSize", "64KB"), source))
                .isInstanceOfSatisfying(
                        PolyglotException.class, e -> assertThat(e.isResourceExhausted()).isTrue());
    }

    /// Both begin in the working folder, so that without files they would not get that far.
    @Test
    void withProcessesAShellStarts(@TempDir Path folder) {
        Path escaped = folder.resolve("escaped");
        for (String file : List.of("os-system.py", "pickle.py")) {
            String source =
                    Corpus.source("/hostile/python/" + file)
                            .replace("/tmp/escaped", escaped.toString());

            assertThatThrownBy(() -> attackWith(withFiles(), source))
                    .as(file)
                    .hasMessageContaining("Process creation is not allowed");
            assertThat(escaped).doesNotExist();

            String open = attackWith(withFiles().allowCreateProcess(true), source);
            assertThat(escaped).as("%s ended with %s", file, open).exists().isNotEmptyFile();
            assertThat(escaped.toFile().delete()).isTrue();
        }
    }

    /// Its libraries are files, so that without files there is nothing to load.
    @Test
    void withNativeAccessNativeCodeIsCalled() {
        String source =
                """
                def attack(params):
                    try:
                        import ctypes
                        return ctypes.CDLL(None).getpid()
                    except Exception as error:
                        return type(error).__name__
                """;
        // First, for the engine lets one context of a process load them, and the other one tries.
        assertThat(attackWith(withFiles().allowNativeAccess(true), source))
                .isEqualTo(String.valueOf(ProcessHandle.current().pid()));
        assertThat(attackWith(withFiles(), source)).endsWith("Error\"");
    }

    private static Context.Builder withFiles() {
        return Context.newBuilder("python")
                .option("engine.WarnInterpreterOnly", "false")
                .allowIO(IOAccess.ALL);
    }

    /// What takes 300 MB at once, of the corpus' 2 GB.
    private static RunRequest large(Budget budget) {
        return new RunRequest(
                new GuestFunction(
                        "attack",
                        Language.PYTHON,
                        Corpus.source("/hostile/python/huge-bytes.py")
                                .replace("2**31 - 1", "300 * 2**20")
                                .replace("range(20)", "range(1)")),
                "{}",
                budget,
                "attacker",
                Optional.empty());
    }

    private static Budget withHeap(long bytes) {
        Budget tool = Budget.TOOL;
        return new Budget(
                "HEAP_" + bytes,
                tool.statements(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                tool.stackFrames(),
                tool.astDepth(),
                tool.hostCalls(),
                tool.bytesIn(),
                tool.bytesOut(),
                tool.logLines(),
                tool.logLineLength(),
                bytes,
                tool.entities());
    }

    @Test
    void withoutAWallClockTheSleepGoesOn() {
        GuestFunction sleeps =
                new GuestFunction(
                        "attack",
                        Language.PYTHON,
                        Corpus.source("/hostile/python/sleep.py").replace("100", "1"));
        Budget unbounded = withHeap(Budget.TOOL.heap());
        try (ThreadSandbox sandbox =
                new ThreadSandbox(
                        FakeHost.BINDING,
                        List.of(Guests.BRIEF, unbounded),
                        ThreadSettings.standard(),
                        LanguageSettings.ready(Set.of(Language.PYTHON)))) {
            RunResult bounded = Guests.run(sandbox, sleeps, "{}", new FakeHost(), Guests.BRIEF);
            assertThat(exhausted(bounded)).isEqualTo(Limit.WALL_CLOCK);
            assertThat(completed(Guests.run(sandbox, sleeps, "{}", new FakeHost(), unbounded)))
                    .isEqualTo("null");
        }
    }

    /// Forty pipes of the corpus' three hundred: more than a worker may be left with.
    @Test
    void inAThreadNobodyCountsWhatGuestsLeaveOpenAndAWorkerIsGivenUp() {
        String source =
                Corpus.source("/hostile/python/pipes.py").replace("range(300)", "range(40)");
        GuestFunction opens = new GuestFunction("attack", Language.PYTHON, source);
        Budget patient = withHeap(Budget.TOOL.heap());
        try (ThreadSandbox threads =
                        new ThreadSandbox(
                                FakeHost.BINDING,
                                List.of(patient),
                                ThreadSettings.standard(),
                                LanguageSettings.ready(Set.of(Language.PYTHON)));
                ProcessSandbox processes =
                        new ProcessSandbox(
                                FakeHost.BINDING,
                                List.of(patient),
                                PatientWorkers.withHeap(Language.PYTHON, 512))) {
            assertThat(completed(Guests.run(threads, opens, "{}", new FakeHost(), patient)))
                    .isEqualTo("40");
            RunResult result = Guests.run(processes, opens, "{}", new FakeHost(), patient);
            assertThat(exhausted(result)).isEqualTo(Limit.FILES);
            assertThat(result.usage().workerKilled()).isTrue();
        }
    }

    @Test
    void withoutAMemoryLimitItIsTaken() {
        Budget bounded = withHeap(Budget.TOOL.heap());
        Budget unbounded = withHeap(4L << 30);
        try (ThreadSandbox sandbox =
                new ThreadSandbox(
                        FakeHost.BINDING,
                        List.of(bounded, unbounded),
                        ThreadSettings.standard(),
                        LanguageSettings.ready(Set.of(Language.PYTHON)))) {
            assertThat(exhausted(sandbox.run(large(bounded), new FakeHost())))
                    .isEqualTo(Limit.MEMORY);
            assertThat(completed(sandbox.run(large(unbounded), new FakeHost()))).isEqualTo("1");
        }
    }

    @Test
    void inAWorkerTheSameIsTheEndOfItsHeapUnlessThatIsLarger() {
        Budget unbounded = withHeap(4L << 30);
        for (boolean larger : List.of(false, true)) {
            try (ProcessSandbox sandbox =
                    new ProcessSandbox(
                            FakeHost.BINDING,
                            List.of(unbounded),
                            PatientWorkers.withHeap(Language.PYTHON, larger ? 1_500 : 512))) {
                RunResult result = sandbox.run(large(unbounded), new FakeHost());
                if (larger) {
                    assertThat(completed(result)).isEqualTo("1");
                } else {
                    assertThat(exhausted(result)).isEqualTo(Limit.MEMORY);
                    assertThat(result.usage().workerKilled()).isTrue();
                }
            }
        }
    }
}
