package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.worker.WorkerLogging;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The command that starts a worker: the server's own Java and class path, without any secret, for
/// others can read it.
final class WorkerCommand {
    /// A guest has one thread; the rest is the compiler's and the collector's.
    private static final int MOST_PROCESSORS = 2;

    private WorkerCommand() {}

    static List<String> of(
            Class<?> main,
            Language language,
            ProcessSettings settings,
            ProcessSettings.Workers workers,
            List<String> prefix,
            Optional<Path> library,
            Path folder) {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + workers.heapMegabytes() + "m");
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:-UsePerfData",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:+DisableAttachMechanism",
                        "-XX:ActiveProcessorCount="
                                + Math.min(
                                        MOST_PROCESSORS,
                                        Runtime.getRuntime().availableProcessors()),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.io.tmpdir=" + folder,
                        "-Duser.timezone=UTC",
                        "-Duser.home=" + folder,
                        // What the engine unpacks for itself; guests cannot see it.
                        "-Dpolyglot.engine.userResourceCache=" + folder.resolve("cache"),
                        "-Djava.awt.headless=true",
                        "-Dslf4j.provider=" + WorkerLogging.class.getName(),
                        "-Dslf4j.internal.verbosity=WARN"));
        library.ifPresent(path -> command.add(WorkerLibrary.flag(language, path)));
        Optional.ofNullable(settings.aotCaches().get(language))
                .filter(Files::isReadable)
                .ifPresent(cache ->
                        command.addAll(
                                List.of(
                                        "-XX:AOTCache=" + cache,
                                        "-Xlog:aot*=off",
                                        "-Xlog:cds*=off")));
        command.addAll(settings.jvmFlags());
        command.addAll(List.of("-cp", classPath(), main.getName(), language.name()));
        return command;
    }

    private static String classPath() {
        return classPathEntries().stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// Absolute, for a worker runs in a folder of its own.
    static List<Path> classPathEntries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
    }
}
