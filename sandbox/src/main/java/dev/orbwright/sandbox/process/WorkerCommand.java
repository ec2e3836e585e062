package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.worker.WorkerLogging;
import dev.orbwright.sandbox.worker.WorkerMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command that starts a worker: the server's own Java and class path, without any secret, for
/// others can read it.
final class WorkerCommand {
    private static final Path NICE = Path.of("/usr/bin/nice");

    private WorkerCommand() {}

    static List<String> of(
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
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkerMain.class.getName(),
                        language.name()));
        return command;
    }
}
