package dev.orbwright.server.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Programs of the machine, run to their end.
final class Program {

    private static final int PATIENCE_SECONDS = 120;

    private Program() {}

    /// A program that has ended by itself.
    ///
    /// @param out all that it said, on both streams
    record Ended(int code, String out) {}

    /// Whether the machine has a program of this name that works.
    static boolean exists(String name) throws InterruptedException {
        try {
            return run(Path.of("."), List.of(name, "--version")).code() == 0;
        } catch (IOException notFound) {
            return false;
        }
    }

    /// Runs a program; it is killed, with what it started, when it takes too long.
    ///
    /// @throws IOException where there is no such program
    static Ended run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("program-", ".txt");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(out.toFile())
                            .start();
            try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError(
                            "%s takes longer than %d s: %s"
                                    .formatted(command, PATIENCE_SECONDS, Files.readString(out)));
                }
                return new Ended(process.exitValue(), Files.readString(out));
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } finally {
            Files.delete(out);
        }
    }
}
