package dev.orbwright.sandbox;

import dev.orbwright.sandbox.process.ProcessSandbox;
import dev.orbwright.sandbox.process.ProcessSettings;
import java.util.List;

/// The same in worker processes.
class StatementsInWorkerSandboxTest extends StatementsSandboxTest {
    @Override
    Sandbox newSandbox(List<Budget> classes) {
        return new ProcessSandbox(
                FakeHost.BINDING,
                classes,
                ProcessSettings.standard().withJvmFlags(PatientWorkers.QUICK_START));
    }
}
