package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.wire.Frame;
import dev.orbwright.sandbox.wire.Link;
import dev.orbwright.sandbox.worker.WorkerMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// A worker that has shown its secret and is warm. Used by one thread at a time, the one that a
/// lane gave it to; ended by any.
final class WorkerProcess {
    /// What the JVM exits with under `ExitOnOutOfMemoryError`.
    private static final int EXIT_OUT_OF_MEMORY = 3;

    private static final long DEATH_MILLIS = 2_000;

    private final Language language;
    private final boolean lowPriority;
    private final Process process;
    private final Link link;
    private final Path folder;
    private final List<String> protections;
    private final SentSources sources = new SentSources();
    private int lastRun;
    private final AtomicLong runs = new AtomicLong();
    private volatile boolean killed;
    private volatile boolean leaving;
    private volatile boolean tainted;
    private volatile Optional<WorkerLost> lost = Optional.empty();

    WorkerProcess(
            Language language,
            boolean lowPriority,
            Process process,
            Link link,
            Path folder,
            List<String> protections) {
        this.language = language;
        this.lowPriority = lowPriority;
        this.process = process;
        this.link = link;
        this.folder = folder;
        this.protections = List.copyOf(protections);
    }

    Language language() {
        return language;
    }

    boolean lowPriority() {
        return lowPriority;
    }

    long pid() {
        return process.pid();
    }

    Process process() {
        return process;
    }

    List<String> protections() {
        return protections;
    }

    /// Runs so far.
    long runs() {
        return runs.get();
    }

    /// Whether it can take a run.
    boolean isUsable() {
        return !leaving && lost.isEmpty() && process.isAlive();
    }

    /// Why it is gone, if it is.
    Optional<WorkerLost> lost() {
        return lost;
    }

    Link link() {
        return link;
    }

    SentSources sources() {
        return sources;
    }

    /// A number for the next run.
    int nextRun() {
        runs.incrementAndGet();
        return ++lastRun;
    }

    /// A run is about to be in it.
    WorkerProcess takenFor(boolean trusted) {
        tainted |= !trusted;
        return this;
    }

    /// Whether a run that nobody trusted was in it: should one have taken it over, no trusted one
    /// comes after it.
    boolean isTainted() {
        return tainted;
    }

    /// It has said that it takes no further run.
    void leaves() {
        leaving = true;
    }

    /// Ends it because of what it does.
    ///
    /// @return what to throw; the same for every run that the worker is in
    WorkerLost kill(Limit limit, String why) {
        WorkerLost reason = lost.orElseGet(() -> new WorkerLost(limit, why));
        lost = Optional.of(reason);
        end();
        return reason;
    }

    /// When its connection has ended: finds out why.
    WorkerLost gone() {
        if (lost.isPresent()) {
            return lost.get();
        }
        Optional<Limit> limit = Optional.empty();
        try {
            if (!killed && process.waitFor(DEATH_MILLIS, TimeUnit.MILLISECONDS)) {
                limit = limitOf(process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return kill(
                limit.orElse(killed ? Limit.SHUTDOWN : Limit.ENGINE),
                "The worker process of the run ended unexpectedly: run the function again.");
    }

    /// A worker may say that a run broke a limit; that it is ended is decided already.
    private static Optional<Limit> limitOf(int exit) {
        return exit == EXIT_OUT_OF_MEMORY
                ? Optional.of(Limit.MEMORY)
                : WorkerMain.limitOfExit(exit);
    }

    /// Ends it, in the middle of whatever it does.
    void end() {
        killed = true;
        process.destroyForcibly();
    }

    /// When nobody uses it any more: ends it, waits for that, and removes what it leaves behind.
    void discard() throws InterruptedException {
        end();
        try {
            link.close();
        } catch (IOException e) {
            throw new IllegalStateException("A connection to a worker did not close", e);
        }
        process.waitFor(DEATH_MILLIS, TimeUnit.MILLISECONDS);
        Workplace.delete(folder);
    }

    /// Frames of a worker that is not yet warm.
    static Frame expect(Link link, long deadlineNanos) throws IOException {
        return link.read(1 << 16, deadlineNanos)
                .orElseThrow(() -> new IOException("It did not start in time"));
    }
}
