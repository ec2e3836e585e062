package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graalvm.polyglot.Engine;

/// The guest languages' own libraries, unpacked once for all workers of a sandbox, which read and
/// do not write them. Threads: any; the first waits until they are unpacked, and others for it.
final class WorkerLibrary {
    private static final Path RANDOM = Path.of("/dev/urandom");

    private final Path folder;
    private final Map<Language, Path> unpacked = new EnumMap<>(Language.class);

    /// @param folder where libraries are unpacked
    WorkerLibrary(Path folder) {
        this.folder = folder;
    }

    /// The folder of a language's library; empty for a language without one.
    ///
    /// @throws IOException if it could not be unpacked
    synchronized Optional<Path> of(Language language) throws IOException {
        Optional<String> component = component(language);
        if (component.isEmpty()) {
            return Optional.empty();
        }
        Path library = folder.resolve(component.get());
        if (!unpacked.containsKey(language)) {
            Files.createDirectories(folder);
            if (!Engine.copyResources(folder, component.get()) || !Files.isDirectory(library)) {
                throw new IOException("The library of " + component.get() + " is not there");
            }
            unpacked.put(language, library);
        }
        return Optional.of(library);
    }

    private static Optional<String> component(Language language) {
        return switch (language) {
            case JAVASCRIPT -> Optional.empty();
            case PYTHON -> Optional.of("python");
        };
    }

    /// Tells a worker's JVM where it is.
    static String flag(Language language, Path library) {
        return "-Dpolyglot.engine.resourcePath."
                + component(language).orElseThrow()
                + "="
                + library;
    }

    /// What workers read after their lock-down: nothing, where the language has no library and all
    /// classes are in jars, which a JVM keeps open.
    static List<Path> readable(Optional<Path> library) {
        List<Path> classes = WorkerCommand.classPathEntries();
        if (library.isEmpty() && classes.stream().allMatch(Files::isRegularFile)) {
            return List.of();
        }
        List<Path> readable = new ArrayList<>(classes);
        readable.add(Path.of(System.getProperty("java.home")));
        readable.add(RANDOM);
        library.ifPresent(readable::add);
        return readable;
    }
}
