package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.exhausted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Where time is to end a program only because a machine is slow, it is given time: then the limit
/// of work that its header names ends it, and no other.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsSandboxTest {
    private static final Set<String> TIME = Set.of("exhausted CPU", "exhausted WALL_CLOCK");

    /// A player's, with time and memory enough for all else that it allows.
    private static final Budget WORK = budget("WORK", Duration.ofSeconds(10));

    /// With the player's CPU time, and a wall clock that a busy machine does not reach before.
    private static final Budget TIMED = budget("TIMED", Budget.TOOL.cpu());

    private Sandbox sandbox;

    private static Budget budget(String name, Duration cpu) {
        Budget tool = Budget.TOOL;
        return new Budget(
                name,
                tool.statements(),
                cpu,
                Duration.ofSeconds(10),
                tool.stackFrames(),
                tool.astDepth(),
                tool.hostCalls(),
                tool.bytesIn(),
                tool.bytesOut(),
                tool.logLines(),
                tool.logLineLength(),
                4L << 30,
                tool.entities());
    }

    /// Of the isolation that is tested.
    Sandbox newSandbox(List<Budget> classes) {
        return new ThreadSandbox(
                FakeHost.BINDING,
                classes,
                ThreadSettings.standard(),
                LanguageSettings.ready(Set.of(Language.JAVASCRIPT, Language.PYTHON)));
    }

    @BeforeAll
    void open() {
        sandbox = newSandbox(List.of(WORK, TIMED));
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    /// Those that, but for time, have one way to end: by too many statements or host calls.
    static Stream<String> programs() {
        return Stream.of("js", "python")
                .flatMap(folder ->
                        Corpus.sample("/hostile/" + folder).map(file -> folder + "/" + file))
                .filter(file ->
                        Set.of(Set.of("exhausted STATEMENTS"), Set.of("exhausted HOST_CALLS"))
                                .contains(endsButByTime(file)));
    }

    private static Set<String> endsButByTime(String file) {
        String source = Corpus.source("/hostile/" + file);
        Set<String> ends = new LinkedHashSet<>(Corpus.expectations(source, "// Expect: "));
        ends.addAll(Corpus.expectations(source, "# Expect: "));
        ends.removeAll(TIME);
        return ends;
    }

    private RunResult run(String file, Budget budget) {
        Language language = file.startsWith("js/") ? Language.JAVASCRIPT : Language.PYTHON;
        GuestFunction attack =
                new GuestFunction("attack", language, Corpus.source("/hostile/" + file));
        return sandbox.run(
                new RunRequest(attack, "{}", budget, file, Optional.empty()), new FakeHost());
    }

    @ParameterizedTest
    @MethodSource("programs")
    void withTimeEnoughTheLimitOfWorkEndsIt(String file) {
        Limit limit = exhausted(run(file, WORK));
        assertThat(endsButByTime(file)).containsExactly("exhausted " + limit);
    }

    @ParameterizedTest
    @CsvSource({
        "js/infinite-loop.js, STATEMENTS",
        "js/host-call-flood.js, HOST_CALLS",
        "js/put-off-flood.js, HOST_CALLS",
        "python/cpu-loop-statements.py, STATEMENTS",
        "python/catch-host-limit.py, HOST_CALLS"
    })
    void theseHaveNoOtherEnd(String file, Limit limit) {
        assertThat(exhausted(run(file, WORK))).isEqualTo(limit);
    }

    @ParameterizedTest
    @CsvSource({
        "js/regexp.js",
        "python/regexp-backreference.py",
        "python/cpu-loop.py",
        "python/statements-in-a-line.py"
    })
    void whereThereIsNothingElseToCountItIsCpuTime(String file) {
        assertThat(exhausted(run(file, TIMED))).isEqualTo(Limit.CPU);
    }
}
