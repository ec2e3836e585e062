package dev.orbwright.sandbox;

import dev.orbwright.sandbox.process.ProcessSandbox;
import java.util.List;

/// The same checks in worker processes.
class HostileCheckInWorkerSandboxTest extends HostileCheckSandboxTest {
    @Override
    Sandbox newSandbox(List<Budget> classes) {
        return new ProcessSandbox(
                FakeHost.BINDING, classes, PatientWorkers.of(Language.JAVASCRIPT, Language.PYTHON));
    }
}
