package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.sandbox.process.ProcessSandbox;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The same probes in worker processes, which is how servers run: there is one trusted worker, so
/// that all runs but a function's first are in one process.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonReuseInWorkerSandboxTest {

    private static final String LEAVE = "{\"leave\":true}";
    private static final String LOOK = "{\"leave\":false}";

    private Sandbox sandbox;

    @BeforeAll
    void open() {
        sandbox =
                new ProcessSandbox(
                        FakeHost.BINDING,
                        List.of(Budget.TOOL),
                        PatientWorkers.few(Language.PYTHON));
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @MethodSource("dev.orbwright.sandbox.PythonReuseSandboxTest#probes")
    void traceReachesNoOtherWorldOwnerOrRevision(PythonReuseSandboxTest.Probe probe) {
        String source = PythonReuseSandboxTest.source(probe, "first");
        String other = PythonReuseSandboxTest.source(probe, "second");
        for (String unknown : List.of(source, other)) {
            assertThat(completed(PythonGuests.again(sandbox, "new", unknown, LOOK)))
                    .isEqualTo("false");
        }
        assertThat(completed(PythonGuests.again(sandbox, "world/owner/1", source, LEAVE)))
                .isEqualTo("true");

        // The same function finds what it left itself: so the probe works.
        assertThat(completed(PythonGuests.again(sandbox, "world/owner/1", source, LOOK)))
                .isEqualTo("true");
        for (String key : List.of("world/another/1", "other/owner/1")) {
            assertThat(completed(PythonGuests.again(sandbox, key, source, LOOK)))
                    .isEqualTo("false");
        }
        assertThat(completed(PythonGuests.again(sandbox, "world/owner/1", other, LOOK)))
                .isEqualTo("false");
        assertThat(completed(PythonGuests.run(sandbox, source, LOOK, new FakeHost())))
                .isEqualTo("false");
    }
}
