package dev.orbwright.sandbox;

import dev.orbwright.sandbox.process.ProcessSandbox;
import java.util.List;

/// The same limits in worker processes, where calls are counted on the server's side.
class LimitsInWorkerSandboxTest extends LimitsSandboxTest {
    @Override
    Sandbox newSandbox(List<Budget> classes) {
        return new ProcessSandbox(
                FakeHost.BINDING, classes, PatientWorkers.of(Language.JAVASCRIPT, Language.PYTHON));
    }
}
