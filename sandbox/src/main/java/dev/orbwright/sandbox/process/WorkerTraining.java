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

    private static final int JAVASCRIPT_RUNS = 1_500;
    private static final int PYTHON_RUNS = 300;

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
            WorkerProcess worker = starter.start(language, workers, false, settings.start());
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

    /// What is run often in here, the JVM's profiles in the cache say is run often: a worker's
    /// compilers then need not find that out again.
    private static void run(Language language, Link link) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int runs =
                switch (language) {
                    case JAVASCRIPT -> JAVASCRIPT_RUNS;
                    case PYTHON -> PYTHON_RUNS;
                };
        for (int run = 1; run <= runs; run++) {
            run(language, run, link, deadline);
        }
    }

    private static void run(Language language, int number, Link link, long deadline)
            throws IOException {
        link.add(
                new Frame.Run(
                        number,
                        1,
                        Allowance.of(CLASSES.getLast()),
                        false,
                        "main",
                        -1,
                        Optional.of(source(language)),
                        "{\"a\":[1,\"b\",null]}",
                        "",
                        Optional.of("training")));
        while (true) {
            if (!link.flush(deadline)) {
                throw new IOException("The worker does not take a frame");
            }
            Frame frame = WorkerProcess.expect(link, deadline);
            if (frame instanceof Frame.Done) {
                return;
            }
            if (frame instanceof Frame.Call || frame instanceof Frame.Await) {
                link.add(
                        new Frame.Reply(
                                number, "V{\"id\":1,\"items\":[{\"id\":\"a\",\"on\":true}]}"));
            }
        }
    }

    private static String source(Language language) {
        return switch (language) {
            case JAVASCRIPT ->
                    """
                    async function main(params) {
                      const seen = new Map();
                      for (const name of ['lever', 'door', 'bridge', 'lamp']) {
                        const answer = await host.ask({ name, at: params.a, size: name.length * 1.5 });
                        seen.set(name, answer.items.filter((item) => item.on).map(({ id }) => `${id}/${name}`));
                      }
                      console.log('seen', seen.size);
                      const names = [...seen.keys()].sort().join(',').replace(/o+/g, (o) => o.toUpperCase());
                      try {
                        if (!params.missing) throw new Error(names);
                      } catch (error) {
                        return { message: error.message, seen: Object.fromEntries(seen), ok: true };
                      }
                    }
                    """;
            case PYTHON ->
                    """
                    import dataclasses, datetime, json, math, random, re, uuid

                    def main(params):
                        seen = {}
                        for name in ('lever', 'door', 'bridge', 'lamp'):
                            answer = host.ask({'name': name, 'at': params['a'], 'size': len(name) * 1.5})
                            seen[name] = [f"{item['id']}/{name}" for item in answer['items'] if item['on']]
                        print('seen', len(seen))
                        names = re.sub('o+', lambda o: o.group().upper(), ','.join(sorted(seen)))
                        try:
                            if not params.get('missing'):
                                raise ValueError(names)
                        except ValueError as error:
                            return {'message': str(error), 'seen': json.loads(json.dumps(seen)), 'ok': True}
                    """;
        };
    }
}
