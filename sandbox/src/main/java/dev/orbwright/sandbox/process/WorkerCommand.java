package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.worker.WorkerLogging;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The command that starts a worker: the server's own Java and class path, without any secret, for
/// others can read it.
final class WorkerCommand {
    private static final Path NICE = Path.of("/usr/bin/nice");

    private WorkerCommand() {}

    static List<String> of(
            Class<?> main,
            Language language,
            ProcessSettings settings,
            ProcessSettings.Workers workers,
            boolean lowPriority,
            Path folder) {
        List<String> command = new ArrayList<>();
        if (lowPriority && Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "19"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + workers.heapMegabytes() + "m");
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:-UsePerfData",
                        "-XX:-CreateCoredumpOnCrash",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.io.tmpdir=" + folder,
                        "-Djava.awt.headless=true",
                        "-Dslf4j.provider=" + WorkerLogging.class.getName(),
                        "-Dslf4j.internal.verbosity=WARN"));
        settings.aotCache()
                .filter(Files::isReadable)
                .ifPresent(cache -> command.add("-XX:AOTCache=" + cache));
        command.addAll(settings.jvmFlags());
        command.addAll(List.of("-cp", classPath(), main.getName(), language.name()));
        return command;
    }

    /// Absolute, for a worker runs in a folder of its own.
    private static String classPath() {
        String separator = File.pathSeparator;
        return Arrays.stream(System.getProperty("java.class.path").split(separator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(separator));
    }
}
