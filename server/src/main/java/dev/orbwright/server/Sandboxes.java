package dev.orbwright.server;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.runtime.Budgets;
import dev.orbwright.runtime.GuestWorld;
import dev.orbwright.sandbox.HostBinding;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.LanguageSettings;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.ThreadSandbox;
import dev.orbwright.sandbox.ThreadSettings;
import dev.orbwright.sandbox.process.ProcessSandbox;
import dev.orbwright.sandbox.process.ProcessSettings;
import java.util.Set;

/// The one place where sandboxes are made.
final class Sandboxes {

    private Sandboxes() {}

    /// A sandbox of this isolation for these budgets, warmed up.
    ///
    /// @param languages ready when this returns; others when they are first needed
    static Sandbox open(
            Isolation isolation, HostApi hostApi, Budgets budgets, Set<Language> languages) {
        HostBinding binding = GuestWorld.binding(hostApi);
        return switch (isolation) {
            case PROCESS ->
                    new ProcessSandbox(
                            binding,
                            budgets.distinct(),
                            ProcessSettings.standard().ahead(languages));
            case THREAD ->
                    new ThreadSandbox(
                            binding,
                            budgets.distinct(),
                            ThreadSettings.standard(),
                            LanguageSettings.ready(languages));
        };
    }
}
