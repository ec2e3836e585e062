package dev.orbwright.sandbox;

import dev.orbwright.sandbox.process.ProcessSandbox;
import java.util.List;

/// The same guests in worker processes.
class HonestGuestInWorkerSandboxTest extends HonestGuestSandboxTest {
    @Override
    Sandbox newSandbox(List<Budget> classes) {
        return new ProcessSandbox(FakeHost.BINDING, classes);
    }

    @Override
    String isolation() {
        return "process";
    }
}
