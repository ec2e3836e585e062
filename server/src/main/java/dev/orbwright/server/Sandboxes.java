package dev.orbwright.server;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.runtime.Budgets;
import dev.orbwright.runtime.GuestWorld;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.ThreadSandbox;
import dev.orbwright.sandbox.process.ProcessSandbox;

/// The one place where sandboxes are made.
final class Sandboxes {

    private Sandboxes() {}

    /// A sandbox of this isolation for these budgets, warmed up.
    static Sandbox open(Isolation isolation, HostApi hostApi, Budgets budgets) {
        return switch (isolation) {
            case PROCESS -> new ProcessSandbox(GuestWorld.binding(hostApi), budgets.distinct());
            case THREAD -> new ThreadSandbox(GuestWorld.binding(hostApi), budgets.distinct());
        };
    }
}
