package dev.orbwright.llm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Finds a key: given directly, in a file, or printed by a keychain's own tool.
final class KeySource {

    /// Enough to type a keychain's passphrase.
    static final Duration TO_ANSWER = Duration.ofSeconds(60);

    private static final int LONGEST = 8192;

    private final Duration toAnswer;

    KeySource(Duration toAnswer) {
        this.toAnswer = toAnswer;
    }

    /// The key under `name`, `name_FILE` or `name_COMMAND`, in this order.
    Optional<ApiKey> find(Variables variables, String name) {
        Optional<Variables.Found> found = variables.find(name, name + "_FILE", name + "_COMMAND");
        return found.map(f -> {
            String suffix = f.name().substring(name.length());
            String key =
                    switch (suffix) {
                        case "_FILE" -> fromFile(f);
                        case "_COMMAND" -> fromCommand(f);
                        default -> f.value();
                    };
            try {
                return new ApiKey(key.strip());
            } catch (IllegalArgumentException _) {
                throw new ModelSettingsException(
                        f.name()
                                + " must give a key: visible ASCII characters without"
                                + " blanks, in one line.");
            }
        });
    }

    private static String fromFile(Variables.Found found) {
        try (InputStream file = Files.newInputStream(Path.of(found.value()))) {
            return read(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelSettingsException(
                    "%s must name a file with the key; the file that it names cannot be read (%s)."
                            .formatted(found.name(), e.getClass().getSimpleName()));
        }
    }

    /// What the command prints may be the key, even when it fails, so nothing of it is shown.
    private String fromCommand(Variables.Found found) {
        Process process;
        try {
            process =
                    new ProcessBuilder("sh", "-c", found.value())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw failed(found, "cannot be started (" + e.getClass().getSimpleName() + ")");
        }
        try {
            return output(process, found);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private String output(Process process, Variables.Found found) {
        Callable<String> reading =
                () -> {
                    try (InputStream output = process.getInputStream()) {
                        return read(output);
                    }
                };
        var output = new FutureTask<>(reading);
        Thread.ofVirtual().name("key-command").start(output);
        try {
            long deadline = System.nanoTime() + toAnswer.toNanos();
            String key = output.get(toAnswer.toNanos(), TimeUnit.NANOSECONDS);
            if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException();
            }
            if (process.exitValue() != 0) {
                throw failed(found, "failed with exit code " + process.exitValue());
            }
            return key;
        } catch (TimeoutException _) {
            throw failed(found, "did not end within " + Durations.text(toAnswer));
        } catch (ExecutionException _) {
            throw failed(found, "printed something that cannot be a key");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw failed(found, "was interrupted");
        }
    }

    private static ModelSettingsException failed(Variables.Found found, String how) {
        return new ModelSettingsException(
                "%s must print the key, but it %s: run it by hand to see why."
                        .formatted(found.name(), how));
    }

    private static String read(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new IOException("too long for a key");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
