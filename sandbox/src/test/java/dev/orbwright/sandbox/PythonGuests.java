package dev.orbwright.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Short ways to say what Python tests run.
final class PythonGuests {
    private PythonGuests() {}

    /// Python only, with a fake host.
    static ThreadSandbox sandbox() {
        return new ThreadSandbox(
                FakeHost.BINDING,
                List.of(Budget.TOOL),
                ThreadSettings.standard(),
                LanguageSettings.ready(Set.of(Language.PYTHON)));
    }

    static GuestFunction main(String source) {
        return new GuestFunction("main", Language.PYTHON, source);
    }

    static RunResult run(Sandbox sandbox, String source, String argument, HostCalls host) {
        return Guests.run(sandbox, main(source), argument, host, Budget.TOOL);
    }

    /// In a context that may be an earlier run's of the same key.
    static RunResult again(Sandbox sandbox, String key, String source, String argument) {
        return sandbox.run(
                new RunRequest(main(source), argument, Budget.TOOL, "someone", Optional.of(key)),
                new FakeHost());
    }
}
