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
import dev.orbwright.sandbox.process.WorkerTraining;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// The one place where sandboxes are made.
public final class Sandboxes {

    /// Where the start script says that the caches of workers are, if they fit this Java.
    private static final String CACHES = "orbwright.workers";

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
                            ProcessSettings.standard().ahead(languages).withAotCaches(caches()));
            case THREAD ->
                    new ThreadSandbox(
                            binding,
                            budgets.distinct(),
                            ThreadSettings.standard(),
                            LanguageSettings.ready(languages));
        };
    }

    /// A sandbox that looks at functions and is not meant to run them: in this process.
    ///
    /// @param languages ready when this returns; others when they are first needed
    public static Sandbox forChecking(HostApi hostApi, Set<Language> languages) {
        return new ThreadSandbox(
                GuestWorld.binding(hostApi),
                Budgets.standard().distinct(),
                ThreadSettings.standard(),
                LanguageSettings.ready(languages));
    }

    private static Map<Language, Path> caches() {
        Map<Language, Path> caches = new EnumMap<>(Language.class);
        String folder = System.getProperty(CACHES, "");
        if (!folder.isEmpty()) {
            for (Language language : Language.values()) {
                caches.put(language, Path.of(folder, WorkerTraining.fileName(language)));
            }
        }
        return caches;
    }
}
