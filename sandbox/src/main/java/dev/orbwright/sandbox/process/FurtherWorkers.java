package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.Language;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Workers beside those of the lanes, for runs that are nested in others and can wait for none of
/// them. One is started when it is needed. Of each kind one stays for a while afterwards, also
/// where it was there too late for the run that needed it: the next such run finds it.
final class FurtherWorkers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FurtherWorkers.class);

    /// How long an idle one stays.
    private static final Duration KEPT = Duration.ofMinutes(5);

    /// Starts a worker.
    @FunctionalInterface
    interface Start {
        WorkerProcess worker(Language language) throws IOException;
    }

    private final Start start;
    private final Executor threads;
    private final Semaphore places;
    private final Map<Kind, WorkerProcess> spare = new HashMap<>();
    private final Set<WorkerProcess> busy = ConcurrentHashMap.newKeySet();
    private boolean closed;

    private record Kind(Language language, boolean tainted) {
        static Kind of(WorkerProcess worker) {
            return new Kind(worker.language(), worker.isTainted());
        }
    }

    /// @param most so many at one time
    FurtherWorkers(Start start, int most, Executor threads) {
        this.start = start;
        this.threads = threads;
        this.places = new Semaphore(most);
    }

    /// A worker, to be given back; empty when there is none in time.
    ///
    /// @param trusted whether no run that nobody trusted may have been in it
    /// @param patience how long one may take to start
    Optional<WorkerProcess> take(Language language, boolean trusted, Duration patience) {
        Optional<WorkerProcess> there = takeSpare(language, trusted);
        if (there.isPresent()) {
            return there;
        }
        if (!places.tryAcquire() && !(dismissOne() && places.tryAcquire())) {
            return Optional.empty();
        }
        CompletableFuture<WorkerProcess> started = new CompletableFuture<>();
        try {
            threads.execute(() -> start(language, started));
        } catch (RejectedExecutionException e) {
            log.debug("The sandbox is closed", e);
            places.release();
            return Optional.empty();
        }
        Optional<WorkerProcess> inTime =
                started.thenApply(Optional::of)
                        .exceptionally(_ -> Optional.empty())
                        .completeOnTimeout(
                                Optional.empty(), patience.toNanos(), TimeUnit.NANOSECONDS)
                        .join();
        inTime.ifPresentOrElse(
                this::use,
                () -> {
                    var _ = started.whenComplete(this::late);
                });
        return inTime;
    }

    private void start(Language language, CompletableFuture<WorkerProcess> started) {
        try {
            started.complete(start.worker(language));
        } catch (IOException | RuntimeException e) {
            started.completeExceptionally(e);
        }
    }

    /// One that comes while all are ended is ended, too; its run is told.
    private synchronized void use(WorkerProcess worker) {
        busy.add(worker);
        if (closed) {
            worker.end();
        }
    }

    private void late(@Nullable WorkerProcess worker, @Nullable Throwable failure) {
        if (worker != null) {
            keep(worker);
        } else {
            places.release();
            log.warn("A further worker did not start: {}", String.valueOf(failure));
        }
    }

    private synchronized Optional<WorkerProcess> takeSpare(Language language, boolean trusted) {
        WorkerProcess tainted = trusted ? null : spare.remove(new Kind(language, true));
        WorkerProcess worker = tainted == null ? spare.remove(new Kind(language, false)) : tainted;
        if (worker == null) {
            return Optional.empty();
        }
        if (!worker.isUsable()) {
            discard(worker);
            return Optional.empty();
        }
        busy.add(worker);
        return Optional.of(worker);
    }

    /// After a run.
    void giveBack(WorkerProcess worker) {
        busy.remove(worker);
        keep(worker);
    }

    private synchronized void keep(WorkerProcess worker) {
        Kind kind = Kind.of(worker);
        if (closed || !worker.isUsable() || spare.containsKey(kind)) {
            discard(worker);
            return;
        }
        spare.put(kind, worker);
        long runs = worker.runs();
        CompletableFuture.delayedExecutor(KEPT.toSeconds(), TimeUnit.SECONDS, threads)
                .execute(() -> dismiss(worker, runs));
    }

    /// Ends an idle one of whatever kind, for the sake of one that is needed.
    private boolean dismissOne() {
        WorkerProcess any;
        synchronized (this) {
            Iterator<WorkerProcess> idle = spare.values().iterator();
            if (!idle.hasNext()) {
                return false;
            }
            any = idle.next();
            idle.remove();
        }
        discardNow(any);
        return true;
    }

    /// Where it did nothing since.
    private synchronized void dismiss(WorkerProcess worker, long runs) {
        if (worker.runs() == runs && spare.remove(Kind.of(worker), worker)) {
            discard(worker);
        }
    }

    /// In the background, for it takes until the process has ended.
    private void discard(WorkerProcess worker) {
        try {
            threads.execute(() -> discardNow(worker));
        } catch (RejectedExecutionException e) {
            log.debug("The sandbox is closed", e);
            discardNow(worker);
        }
    }

    private void discardNow(WorkerProcess worker) {
        try {
            worker.discard();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    /// Those in a run.
    List<WorkerProcess> busy() {
        return List.copyOf(busy);
    }

    /// Those that wait for one.
    synchronized List<WorkerProcess> idle() {
        return new ArrayList<>(spare.values());
    }

    /// Ends them, and the runs that they are in.
    @Override
    public void close() {
        List<WorkerProcess> idle;
        synchronized (this) {
            closed = true;
            idle = idle();
            spare.clear();
        }
        busy.forEach(WorkerProcess::end);
        idle.forEach(this::discardNow);
    }
}
