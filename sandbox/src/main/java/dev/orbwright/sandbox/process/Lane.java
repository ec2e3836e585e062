package dev.orbwright.sandbox.process;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Workers of one language for one kind of run, and the runs that wait for one. A worker that is
/// lost is replaced at once.
final class Lane implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Lane.class);
    private static final long FIRST_RETRY_MILLIS = 200;
    private static final long LAST_RETRY_MILLIS = 30_000;

    /// Starts one worker and waits until it is warm.
    @FunctionalInterface
    interface Start {
        WorkerProcess worker() throws IOException;
    }

    private final String name;
    private final int permits;
    private final int processes;
    private final ProcessSettings settings;
    private final Start start;
    private final StartOrder order;
    private final StartOrder.Rank first;
    private final Executor threads;
    private final Set<WorkerProcess> workers = new LinkedHashSet<>();
    private final Deque<WorkerProcess> idle = new ArrayDeque<>();

    private final Turns waiting;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private int busy;
    private int starting;
    private long started;
    private boolean firstIsStarting;
    private boolean lastStartFailed;
    private boolean opened;
    private boolean closed;

    /// @param permits runs at the same time
    /// @param processes workers, spares among them
    /// @param order when to start them, the lane's first with this rank
    Lane(
            String name,
            int permits,
            int processes,
            ProcessSettings settings,
            Start start,
            StartOrder order,
            StartOrder.Rank first,
            Executor threads) {
        this.name = name;
        this.permits = permits;
        this.processes = processes;
        this.settings = settings;
        this.start = start;
        this.order = order;
        this.first = first;
        this.threads = threads;
        this.waiting = new Turns(settings.waiting(), settings.waitingOfOwner());
    }

    String name() {
        return name;
    }

    /// Starts the workers; the result comes with the first that is warm.
    CompletableFuture<Void> open() {
        synchronized (this) {
            opened = true;
            replace();
        }
        return firstReady;
    }

    /// A worker for a run of this owner, to be given back; empty when none becomes free in time.
    Optional<WorkerProcess> take(String owner) {
        Optional<Turns.Place> place;
        long patience;
        synchronized (this) {
            if (closed) {
                return Optional.empty();
            }
            if (!opened) {
                var _ = open();
            }
            if (waiting.isEmpty() && busy < permits) {
                Optional<WorkerProcess> free = usableIdle();
                if (free.isPresent()) {
                    busy++;
                    return free;
                }
            }
            place = waiting.join(owner);
            if (place.isEmpty()) {
                return Optional.empty();
            }
            patience =
                    isWithoutUsable() ? settings.start().toNanos() : settings.admission().toNanos();
            hand();
        }
        return await(place.get(), patience);
    }

    private Optional<WorkerProcess> await(Turns.Place place, long patienceNanos) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + patienceNanos;
        try {
            while (true) {
                try {
                    long left = Math.max(0, deadline - System.nanoTime());
                    return Optional.of(place.worker().get(left, TimeUnit.NANOSECONDS));
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    return leave(place);
                } catch (ExecutionException e) {
                    log.debug("The lane closed while a run waited", e);
                    return Optional.empty();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// No longer waits; a worker that came in the last moment is taken.
    private synchronized Optional<WorkerProcess> leave(Turns.Place place) {
        return waiting.leave(place) || place.worker().isCompletedExceptionally()
                ? Optional.empty()
                : Optional.of(place.worker().join());
    }

    /// An idle worker beyond those that runs are admitted to; never waits.
    ///
    /// @param clean whether no run that nobody trusted may have been in it
    synchronized Optional<WorkerProcess> takeIdle(boolean clean) {
        if (closed) {
            return Optional.empty();
        }
        Optional<WorkerProcess> free =
                clean
                        ? idle.stream()
                                .filter(worker -> worker.isUsable() && !worker.isTainted())
                                .findFirst()
                        : usableIdle();
        free.ifPresent(worker -> {
            idle.remove(worker);
            busy++;
        });
        return free;
    }

    private Optional<WorkerProcess> usableIdle() {
        while (!idle.isEmpty()) {
            WorkerProcess worker = idle.remove();
            if (worker.isUsable()) {
                return Optional.of(worker);
            }
            drop(worker);
        }
        return Optional.empty();
    }

    /// After a run; one that cannot take another is replaced. The last one comes first, for it
    /// knows the functions of the last runs; but one that is clean stays so while there are others.
    synchronized void giveBack(WorkerProcess worker) {
        busy--;
        if (worker.isUsable() && !closed) {
            if (worker.isTainted() || idle.stream().noneMatch(WorkerProcess::isTainted)) {
                idle.addFirst(worker);
            } else {
                idle.addLast(worker);
            }
        } else {
            drop(worker);
        }
        hand();
    }

    private synchronized void exited(WorkerProcess worker) {
        if (!closed && idle.remove(worker)) {
            log.warn("Worker {} ended while it was idle", worker.pid());
            drop(worker);
        }
    }

    /// Gives free workers to those that wait.
    private void hand() {
        while (!waiting.isEmpty() && busy < permits) {
            Optional<WorkerProcess> free = usableIdle();
            if (free.isEmpty()) {
                return;
            }
            busy++;
            waiting.next().worker().complete(free.get());
        }
    }

    private void drop(WorkerProcess worker) {
        workers.remove(worker);
        inBackground(() -> discard(worker));
        replace();
    }

    private static void discard(WorkerProcess worker) {
        try {
            worker.discard();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void replace() {
        while (!closed && workers.size() + starting < processes) {
            starting++;
            inBackground(this::startOne);
        }
    }

    private void inBackground(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            log.debug("The sandbox is closed", e);
        }
    }

    private void startOne() {
        long retry = FIRST_RETRY_MILLIS;
        while (!isClosed()) {
            try {
                admit(order.start(rank(), this::startUnlessClosed));
                return;
            } catch (IOException e) {
                if (isClosed()) {
                    log.debug("The sandbox closed while a worker started", e);
                    return;
                }
                synchronized (this) {
                    firstIsStarting = false;
                    lastStartFailed = true;
                }
                log.warn("A worker for the {} lane did not start: {}", name, e.toString());
                firstReady.completeExceptionally(e);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(retry);
            } catch (InterruptedException e) {
                return;
            }
            retry = Math.min(LAST_RETRY_MILLIS, 2 * retry);
        }
    }

    /// Of several that start in a lane without workers, one is the first.
    private synchronized StartOrder.Rank rank() {
        boolean isFirst = isWithoutUsable() && !firstIsStarting;
        firstIsStarting |= isFirst;
        return isFirst ? first : StartOrder.Rank.FURTHER;
    }

    private WorkerProcess startUnlessClosed() throws IOException {
        if (isClosed()) {
            throw new IOException("The sandbox was closed meanwhile");
        }
        return start.worker();
    }

    private void admit(WorkerProcess worker) {
        synchronized (this) {
            starting--;
            started++;
            firstIsStarting = false;
            lastStartFailed = false;
            if (!closed) {
                workers.add(worker);
                idle.addLast(worker);
                hand();
            }
        }
        if (isClosed()) {
            discard(worker);
            return;
        }
        firstReady.complete(null);
        var _ = worker.process().onExit().thenRun(() -> exited(worker));
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /// Those that just died may not be noticed yet.
    private boolean isWithoutUsable() {
        return workers.stream().noneMatch(WorkerProcess::isUsable);
    }

    /// Whether a run would find a worker here, busy or not. Where the lane was not opened it is
    /// now.
    synchronized boolean hasWorker() {
        if (!opened && !closed) {
            var _ = open();
        }
        return !isWithoutUsable();
    }

    /// Whether it has no worker and the last one did not start: not so while one starts for another
    /// that was lost.
    synchronized boolean isFailing() {
        return workers.isEmpty() && lastStartFailed;
    }

    /// All workers, those in a run too.
    synchronized List<WorkerProcess> workers() {
        return new ArrayList<>(workers);
    }

    /// Whether a worker is in a run.
    synchronized boolean isBusy(WorkerProcess worker) {
        return !idle.contains(worker);
    }

    /// Workers that are about to be there.
    synchronized int starting() {
        return starting;
    }

    /// Workers that were started so far.
    synchronized long started() {
        return started;
    }

    /// Ends the workers, and the runs that they are in.
    @Override
    public void close() {
        List<WorkerProcess> all;
        synchronized (this) {
            closed = true;
            all = workers();
            waiting.close();
            all.forEach(WorkerProcess::end);
        }
        for (WorkerProcess worker : all) {
            synchronized (this) {
                if (!idle.remove(worker)) {
                    continue; // Whoever has it gives it back.
                }
            }
            discard(worker);
        }
    }
}
