package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The corpus is only checked, as the linter does with what a model wrote: nothing of it runs, each
/// check ends in time, and the next is normal.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileCheckSandboxTest {
    private Sandbox sandbox;

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
        sandbox = newSandbox(List.of(Budget.TOOL));
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @EnumSource
    void checksOfHostileSourcesEndInTimeAndRunNothing(Language language) {
        boolean python = language == Language.PYTHON;
        String folder = python ? "/hostile/python/" : "/hostile/js/";
        for (String file : Corpus.sample(folder).toList()) {
            String source = Corpus.source(folder + file);
            // A language that is not warm yet is not on a check's time.
            Duration most = Budget.TOOL.wall().plus(Corpus.LATE).plusSeconds(10);

            long start = System.nanoTime();
            Optional<GuestError> found =
                    sandbox.check(new GuestFunction("attack", language, source), file);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(file).isLessThan(most);
            found.ifPresent(error ->
                    assertThat(codes(source, python))
                            .as("%s: %s", file, error)
                            .contains(error.code()));
            found.ifPresent(error ->
                    assertThat(error.toString())
                            .as(file)
                            .doesNotContain("java.", "orbwright", "graal", ".cache"));
        }
        String honest = python ? "def main(p):\n    return p" : "function main(p) { return p; }";
        GuestFunction main = new GuestFunction("main", language, honest);
        assertThat(sandbox.check(main, "someone")).isEmpty();
        assertThat(completed(Guests.run(sandbox, main, "1", new FakeHost(), Budget.TOOL)))
                .isEqualTo("1");
        // A thread that was given up may take a moment more to end, but it does.
        await().atMost(Duration.ofSeconds(30)).until(() -> sandbox.status().runawayThreads() == 0);
        assertThat(sandbox.status().kills()).isEmpty();
    }

    /// What a check may find: what a run would have ended with, and an entry point that only
    /// running the source could make. What runs to its end is well formed.
    private static Set<String> codes(String source, boolean python) {
        Set<String> codes = new HashSet<>();
        for (String end : Corpus.expectations(source, python ? "# Expect: " : "// Expect: ")) {
            if (end.startsWith("failed ") || end.startsWith("exhausted ")) {
                codes.add(end.substring(end.indexOf(' ') + 1));
            }
        }
        if (!source.contains(python ? "def attack(" : "function attack(")) {
            codes.add(GuestError.ENTRY_POINT);
        }
        return codes;
    }
}
