package dev.orbwright.server;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.runtime.GuestBudgets;
import dev.orbwright.runtime.GuestWorld;
import dev.orbwright.sandbox.EnginePolicy;
import dev.orbwright.sandbox.HostBinding;
import dev.orbwright.sandbox.IsolatesMissingException;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.LanguageSettings;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.ThreadSandbox;
import dev.orbwright.sandbox.ThreadSettings;
import dev.orbwright.sandbox.process.ProcessSandbox;
import dev.orbwright.sandbox.process.ProcessSettings;
import dev.orbwright.sandbox.process.WorkerTraining;
import java.util.Set;

/// The one place where sandboxes are made.
public final class Sandboxes {

    private Sandboxes() {}

    /// A sandbox of this isolation for these budgets, warmed up.
    ///
    /// @throws StartException if the isolation is not to be had here
    /// @param languages ready when this returns; others when they are first needed
    static Sandbox open(
            Isolation isolation, HostApi hostApi, GuestBudgets budgets, Set<Language> languages)
            throws StartException {
        HostBinding binding = GuestWorld.binding(hostApi);
        return switch (isolation) {
            case PROCESS ->
                    new ProcessSandbox(
                            binding,
                            budgets.distinct(),
                            ProcessSettings.standard()
                                    .ahead(languages)
                                    .withAotCaches(WorkerTraining.caches()));
            case THREAD ->
                    new ThreadSandbox(
                            binding,
                            budgets.distinct(),
                            ThreadSettings.standard(),
                            LanguageSettings.ready(languages));
            case ISOLATE -> openIsolates(binding, budgets, languages);
        };
    }

    /// A sandbox that looks at functions and is not meant to run them: in this process.
    ///
    /// @param languages ready when this returns; others when they are first needed
    public static Sandbox forChecking(HostApi hostApi, Set<Language> languages) {
        return new ThreadSandbox(
                GuestWorld.binding(hostApi),
                GuestBudgets.standard().distinct(),
                ThreadSettings.standard(),
                LanguageSettings.ready(languages));
    }

    private static Sandbox openIsolates(
            HostBinding binding, GuestBudgets budgets, Set<Language> languages)
            throws StartException {
        if (languages.contains(Language.PYTHON)) {
            throw new StartException(
                    "isolates run no Python, which this world's functions are in; start it with"
                            + " --isolation process");
        }
        try {
            return new ThreadSandbox(
                    binding,
                    budgets.distinct(),
                    ThreadSettings.standard(),
                    LanguageSettings.ready(languages),
                    EnginePolicy.UNTRUSTED);
        } catch (IsolatesMissingException e) {
            throw new StartException(
                    "--isolation isolate cannot be had. "
                            + e.getMessage()
                            + " (--isolation process)",
                    e);
        }
    }
}
