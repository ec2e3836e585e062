package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.sandbox.process.ProcessSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What many runs leave behind in a worker, each too little to break a limit: the one who comes
/// next does not pay for it.
class WornWorkerSandboxTest {
    private static final String HONEST =
            """
            def main(params):
                # %d
                return len([0] * 1000000)
            """;

    private Sandbox sandbox;

    @BeforeEach
    void open() {
        sandbox =
                new ProcessSandbox(
                        FakeHost.BINDING, List.of(Budget.TOOL), PatientWorkers.of(Language.PYTHON));
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private RunResult run(String source, String owner) {
        return sandbox.run(
                new RunRequest(
                        new GuestFunction("main", Language.PYTHON, source),
                        "{}",
                        Budget.TOOL,
                        owner,
                        Optional.of("world " + owner)),
                new FakeHost());
    }

    /// Each in a place of its own, where it stays for the function's next run.
    @Test
    void memoryThatIsHoardedInKeptContextsIsNotTakenFromOthers() {
        for (int i = 0; i < 8; i++) {
            RunResult hoard =
                    run(
                            """
                            def main(params):
                                uuid.hoard = bytearray(60 << 20)
                                return %d
                            """
                                    .formatted(i),
                            "hoarder");
            assertThat(completed(hoard)).isEqualTo(Integer.toString(i));

            RunResult honest = run(HONEST.formatted(i), "honest");
            assertThat(completed(honest)).as("after %d", i).isEqualTo("1000000");
        }
        assertThat(sandbox.status().kills()).isEmpty();
    }

    @Test
    void workerThatIsWornEndsWithTheRunThatWoreItOut() {
        List<RunResult> ends = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            RunResult leak =
                    run(
                            """
                            def main(params):
                                uuid.os.pipe()
                                return %d
                            """
                                    .formatted(i),
                            "leaker");
            if (!(leak instanceof RunResult.Completed)) {
                ends.add(leak);
            }
            assertThat(completed(run(HONEST.formatted(i), "honest")))
                    .as("after %d", i)
                    .isEqualTo("1000000");
        }
        assertThat(ends)
                .isNotEmpty()
                .allSatisfy(end ->
                        assertThat(Guests.exhausted(end)).as("%s", end).isEqualTo(Limit.FILES));
    }
}
