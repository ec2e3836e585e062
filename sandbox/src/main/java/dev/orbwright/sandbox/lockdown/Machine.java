package dev.orbwright.sandbox.lockdown;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What a [LaunchPrefix] asks of the machine.
interface Machine {
    /// Where a program is.
    Optional<Path> program(String name);

    /// Whether this command ends in success, soon.
    boolean runs(List<String> command);

    /// This machine. Programs are looked for where systems keep theirs, not along the server's
    /// `PATH`, and run with an empty environment, as a worker is.
    final class Real implements Machine {
        private static final List<Path> FOLDERS =
                List.of(
                        Path.of("/usr/bin"),
                        Path.of("/bin"),
                        Path.of("/usr/sbin"),
                        Path.of("/sbin"));
        private static final int PATIENCE_SECONDS = 5;

        @Override
        public Optional<Path> program(String name) {
            return FOLDERS.stream()
                    .map(folder -> folder.resolve(name))
                    .filter(Files::isExecutable)
                    .findFirst();
        }

        @Override
        public boolean runs(List<String> command) {
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            try {
                Process process = builder.start();
                try {
                    return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                            && process.exitValue() == 0;
                } finally {
                    process.destroyForcibly();
                }
            } catch (IOException e) {
                return false; // the answer to the question: it does not run here
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
