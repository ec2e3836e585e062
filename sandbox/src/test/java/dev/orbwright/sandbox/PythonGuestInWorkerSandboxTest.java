package dev.orbwright.sandbox;

import dev.orbwright.sandbox.process.ProcessSandbox;
import java.util.List;

/// The same guests in worker processes.
class PythonGuestInWorkerSandboxTest extends PythonGuestSandboxTest {
    @Override
    Sandbox newSandbox() {
        return new ProcessSandbox(
                FakeHost.BINDING, List.of(Budget.TOOL), PatientWorkers.few(Language.PYTHON));
    }

    /// A worker has one language.
    @Override
    void javaScriptIsMadeReadyWhenItIsNeeded() {}
}
