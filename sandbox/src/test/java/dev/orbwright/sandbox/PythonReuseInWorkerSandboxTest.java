package dev.orbwright.sandbox;

import dev.orbwright.sandbox.process.ProcessSandbox;
import java.util.List;

/// The same probes in worker processes, which is how servers run.
class PythonReuseInWorkerSandboxTest extends PythonReuseSandboxTest {
    @Override
    Sandbox newSandbox() {
        return new ProcessSandbox(
                FakeHost.BINDING, List.of(Budget.TOOL), PatientWorkers.few(Language.PYTHON));
    }
}
