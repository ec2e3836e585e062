package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.HostBinding;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.lockdown.LaunchPrefix;
import dev.orbwright.sandbox.lockdown.Protection;
import dev.orbwright.sandbox.wire.Frame;
import dev.orbwright.sandbox.wire.Link;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts workers, and lets only those speak that were started here.
final class WorkerStarter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WorkerStarter.class);
    private static final int SECRET_BYTES = 32;
    private static final int MAX_LOGGED = 8_192;

    private final ProcessSettings settings;
    private final HostBinding binding;
    private final List<Budget> classes;
    private final Workplace workplace;
    private final Class<?> workerMain;
    private final WorkerLibrary library;
    private final WorkerPrefix normal;
    private final WorkerPrefix low;
    private final SecureRandom random = new SecureRandom();
    private final Set<Process> begun = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    WorkerStarter(
            ProcessSettings settings,
            HostBinding binding,
            List<Budget> classes,
            Workplace workplace,
            Class<?> workerMain) {
        this.workerMain = workerMain;
        this.settings = settings;
        this.binding = binding;
        this.classes = List.copyOf(classes);
        this.workplace = workplace;
        this.library = new WorkerLibrary(workplace.library());
        this.normal = new WorkerPrefix(settings.lockdown(), false);
        this.low = new WorkerPrefix(settings.lockdown(), true);
    }

    /// Waits until the worker is warm.
    ///
    /// @param patience how long that may take
    /// @throws IOException if it does not start as it should, or not in time
    WorkerProcess start(
            Language language,
            ProcessSettings.Workers workers,
            boolean lowPriority,
            Duration patience)
            throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        WorkerPrefix prefix = lowPriority ? low : normal;
        Optional<Path> unpacked = library.of(language);
        try {
            WorkerProcess worker =
                    start(language, workers, lowPriority, prefix.get(), unpacked, deadline);
            prefix.works();
            return worker;
        } catch (IOException e) {
            if (closed || !prefix.givesUp()) {
                throw e;
            }
            return start(language, workers, lowPriority, prefix.get(), unpacked, deadline);
        }
    }

    private WorkerProcess start(
            Language language,
            ProcessSettings.Workers workers,
            boolean lowPriority,
            LaunchPrefix prefix,
            Optional<Path> unpacked,
            long deadline)
            throws IOException {
        Path folder = workplace.newFolder();
        ServerSocketChannel listening = workplace.listen();
        Process process;
        try {
            process =
                    launch(
                            WorkerCommand.of(
                                    workerMain,
                                    language,
                                    settings,
                                    workers,
                                    prefix.command(),
                                    unpacked,
                                    folder),
                            folder);
        } catch (IOException e) {
            Workplace.stopListening(listening);
            Workplace.delete(folder);
            throw e;
        }
        begun.add(process);
        try {
            if (closed) {
                throw new IOException("The sandbox was closed meanwhile");
            }
            byte[] secret = new byte[SECRET_BYTES];
            random.nextBytes(secret);
            String secretText = HexFormat.of().formatHex(secret);
            tell(process, Workplace.address(listening) + "\n" + secretText + "\n");
            Link link = new Link(accept(listening, process, deadline));
            hello(link, secretText, deadline);
            link.add(
                    new Frame.Setup(
                            language,
                            binding,
                            classes,
                            workers.pooledContexts(),
                            (int) settings.grace().toMillis() / 2,
                            settings.lockdown(),
                            WorkerLibrary.readable(unpacked).stream()
                                    .map(Path::toString)
                                    .toList()));
            link.flush(deadline);
            List<String> protections =
                    new ArrayList<>(prefix.protections().stream().map(Protection::text).toList());
            protections.addAll(ready(link, deadline));
            return new WorkerProcess(language, lowPriority, process, link, folder, protections);
        } catch (IOException e) {
            process.destroyForcibly();
            Workplace.delete(folder);
            throw e;
        } finally {
            begun.remove(process);
            Workplace.stopListening(listening);
        }
    }

    /// Ends those that are starting; starting them fails then.
    @Override
    public void close() {
        closed = true;
        begun.forEach(Process::destroyForcibly);
    }

    private static Process launch(List<String> command, Path folder) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        Process process = builder.start();
        Thread.ofPlatform()
                .daemon()
                .name("sandbox-worker-log-" + process.pid())
                .start(() -> drain(process));
        return process;
    }

    /// The standard input stays open for as long as the server lives: its end is the worker's.
    private static void tell(Process process, String lines) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write(lines.getBytes(StandardCharsets.US_ASCII));
        input.flush();
    }

    private static SocketChannel accept(
            ServerSocketChannel listening, Process process, long deadlineNanos) throws IOException {
        listening.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            listening.register(selector, SelectionKey.OP_ACCEPT);
            while (true) {
                SocketChannel channel = listening.accept();
                if (channel != null) {
                    return channel;
                }
                if (!process.isAlive()) {
                    throw new IOException("It ended with " + process.exitValue());
                }
                if (System.nanoTime() - deadlineNanos >= 0) {
                    throw new IOException("It did not connect in time");
                }
                selector.select(ready -> {}, 50);
            }
        }
    }

    private static void hello(Link link, String secret, long deadlineNanos) throws IOException {
        if (!(WorkerProcess.expect(link, deadlineNanos) instanceof Frame.Hello(String shown)
                && MessageDigest.isEqual(
                        shown.getBytes(StandardCharsets.UTF_8),
                        secret.getBytes(StandardCharsets.UTF_8)))) {
            throw new IOException("Somebody else connected in its place");
        }
    }

    private static List<String> ready(Link link, long deadlineNanos) throws IOException {
        if (WorkerProcess.expect(link, deadlineNanos)
                instanceof Frame.Ready(List<String> protections)) {
            return protections;
        }
        throw new IOException("It did not say that it is ready");
    }

    /// A worker says little on its standard error; of more, the beginning is kept.
    private static void drain(Process process) {
        try (InputStream errors = process.getErrorStream()) {
            byte[] piece = new byte[1024];
            int logged = 0;
            int length;
            while ((length = errors.read(piece)) >= 0) {
                int kept = Math.min(length, MAX_LOGGED - logged);
                if (kept > 0) {
                    logged += kept;
                    log.info(
                            "Worker {}: {}",
                            process.pid(),
                            new String(piece, 0, kept, StandardCharsets.US_ASCII).strip());
                }
            }
        } catch (IOException e) {
            log.debug("The standard error of worker {} ended", process.pid(), e);
        }
    }
}
