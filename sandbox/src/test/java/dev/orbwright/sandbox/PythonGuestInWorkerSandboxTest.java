package dev.orbwright.sandbox;

import dev.orbwright.sandbox.process.ProcessSandbox;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The same guests in worker processes, which is how servers run. There is one trusted worker, so
/// that all runs but a function's first are in one process.
class PythonGuestInWorkerSandboxTest extends PythonGuestSandboxTest {
    @Override
    Sandbox newSandbox() {
        return new ProcessSandbox(
                FakeHost.BINDING, List.of(Budget.TOOL), PatientWorkers.few(Language.PYTHON));
    }

    /// A worker has one language.
    @Override
    void javaScriptIsMadeReadyWhenItIsNeeded() {}

    @ParameterizedTest
    @MethodSource("dev.orbwright.sandbox.ReuseProbe#all")
    void traceReachesNoOtherWorldOwnerOrRevision(ReuseProbe probe) {
        probe.staysWithItsOwn(sandbox);
    }
}
