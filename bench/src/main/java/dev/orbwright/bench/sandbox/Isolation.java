package dev.orbwright.bench.sandbox;

import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.ThreadSandbox;
import dev.orbwright.sandbox.process.ProcessSandbox;
import dev.orbwright.sandbox.process.ProcessSettings;
import dev.orbwright.sandbox.process.WorkerTraining;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A way to keep guests apart from the server.
enum Isolation {
    THREAD,
    PROCESS;

    /// Such as `thread`.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Starts a sandbox of the kind, with standard settings; takes seconds.
    ///
    /// @param languages workers of no others are started ahead
    Sandbox open(Set<Language> languages) {
        return switch (this) {
            case THREAD -> new ThreadSandbox(QuickHost.BINDING, List.of(Budget.TOOL));
            case PROCESS ->
                    new ProcessSandbox(
                            QuickHost.BINDING,
                            List.of(Budget.TOOL),
                            ProcessSettings.standard()
                                    .ahead(languages)
                                    .withAotCaches(WorkerTraining.caches()));
        };
    }
}
