package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.Allowance;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.HostBinding;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.wire.Frame;
import dev.orbwright.sandbox.wire.Link;
import dev.orbwright.sandbox.worker.WorkerMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Makes the ahead-of-time caches of workers: a worker warms up, runs a function and ends, and its
/// JVM writes down what it had loaded and linked. The caches fit the Java, the class path and the
/// system that they were made with.
public final class WorkerTraining {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HostBinding BINDING = new HostBinding(List.of("ask"), List.of());
    private static final List<Budget> CLASSES = List.of(Budget.TOOL, Budget.GENESIS);

    /// Names the folder in which the start scripts have made caches, where they fit this Java.
    private static final String FOLDER = "orbwright.workers";

    private WorkerTraining() {}

    /// The caches that the start script has made; none where it made none.
    public static Map<Language, Path> caches() {
        Map<Language, Path> caches = new EnumMap<>(Language.class);
        String folder = System.getProperty(FOLDER, "");
        if (!folder.isEmpty()) {
            for (Language language : Language.values()) {
                caches.put(language, Path.of(folder, fileName(language)));
            }
        }
        return caches;
    }

    /// The name of a language's cache, in the folder where all caches are.
    public static String fileName(Language language) {
        return switch (language) {
            case JAVASCRIPT -> "orbwright-worker-js.aot";
            case PYTHON -> "orbwright-worker-python.aot";
        };
    }

    /// Makes a language's cache, in some 10 to 60 s.
    ///
    /// @param cache the file, which is replaced
    /// @throws IOException if that fails; there is no such file then
    public static void makeCache(Language language, Path cache) throws IOException {
        Files.deleteIfExists(cache);
        ProcessSettings settings =
                ProcessSettings.standard()
                        // It has to start another JVM, which writes the file.
                        .withLockdown(false)
                        .withJvmFlags(
                                List.of(
                                        "-XX:AOTCacheOutput=" + cache,
                                        "-Xlog:aot*=off",
                                        "-Xlog:cds*=off"));
        try (Workplace workplace = new Workplace();
                WorkerStarter starter =
                        new WorkerStarter(
                                settings, BINDING, CLASSES, workplace, WorkerMain.class)) {
            ProcessSettings.Workers workers = settings.languages().get(language);
            if (workers == null) {
                throw new IllegalArgumentException("There are no workers for " + language);
            }
            WorkerProcess worker = starter.start(language, workers, false);
            boolean ended = false;
            try {
                run(language, worker.link());
                worker.link().close();
                ended = worker.process().waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                worker.end();
            }
            if (!ended || !Files.isReadable(cache)) {
                Files.deleteIfExists(cache);
                throw new IOException("The cache for " + language + " workers was not made");
            }
        }
    }

    private static void run(Language language, Link link) throws IOException {
        String source =
                switch (language) {
                    case JAVASCRIPT ->
                            "async function main(params) { return [params, await host.ask(1)]; }";
                    case PYTHON ->
                            """
                            import dataclasses, datetime, json, math, random, re, uuid
                            def main(params):
                                return [params, host.ask(1), json.dumps(params)]
                            """;
                };
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        link.add(
                new Frame.Run(
                        1,
                        1,
                        Allowance.of(CLASSES.getLast()),
                        false,
                        "main",
                        -1,
                        Optional.of(source),
                        "{\"a\":[1,\"b\",null]}",
                        "",
                        Optional.empty()));
        while (true) {
            if (!link.flush(deadline)) {
                throw new IOException("The worker does not take a frame");
            }
            Frame frame = WorkerProcess.expect(link, deadline);
            if (frame instanceof Frame.Done) {
                return;
            }
            if (frame instanceof Frame.Call || frame instanceof Frame.Await) {
                link.add(new Frame.Reply(1, "V1"));
            }
        }
    }
}
