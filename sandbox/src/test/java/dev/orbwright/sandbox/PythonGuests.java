package dev.orbwright.sandbox;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

    /// The names of the files in a folder of the test resources, sorted.
    static Stream<String> files(String folder) throws IOException, URISyntaxException {
        Path path = Path.of(Objects.requireNonNull(PythonGuests.class.getResource(folder)).toURI());
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    static String source(String resource) throws IOException, URISyntaxException {
        return Files.readString(
                Path.of(
                        Objects.requireNonNull(PythonGuests.class.getResource(resource), resource)
                                .toURI()));
    }
}
