package dev.orbwright.runtime;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.PatientWorkers;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.process.ProcessSandbox;
import java.util.List;

/// The same in worker processes.
class CallFloodInWorkerSandboxTest extends CallFloodSandboxTest {
    @Override
    Sandbox newSandbox(List<Budget> classes) {
        return new ProcessSandbox(
                GuestWorld.binding(HostApi.standard()),
                classes,
                PatientWorkers.of(Language.JAVASCRIPT, Language.PYTHON));
    }
}
