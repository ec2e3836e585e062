package dev.orbwright.server.library;

import dev.orbwright.runtime.RunLog;
import dev.orbwright.storage.RunArchive;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the records of runs that did not commit in the save, some at a time, so that nobody who
/// plays waits for it; those of runs that committed are there with their commits. Forgets the
/// oldest. A crash loses the last half second of runs that changed nothing.
///
/// Whoever watches is told of each task, by the one thread that writes. Thread-safe.
public final class KeptRuns implements RunLog, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeptRuns.class);
    private static final long PERIOD_MILLIS = 500;

    /// So many tasks may wait to be noted; of more, nothing is kept.
    private static final int MOST_WAITING = 5_000;

    /// After so many tasks old records are forgotten.
    private static final int TRIM_EVERY = 1_000;

    private record Over(List<RunRecord> task, OptionalLong commit) {}

    private final RunArchive archive;
    private final LinkedBlockingQueue<Over> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("run-records").daemon().factory());
    private volatile Consumer<RunRecord> watcher = _ -> {};
    private volatile boolean dropping;

    // What follows is guarded by this.
    private int sinceTrim = TRIM_EVERY;
    private boolean failing;

    private KeptRuns(RunArchive archive) {
        this.archive = archive;
    }

    /// Keeps records in this archive from now on.
    public static KeptRuns in(RunArchive archive) {
        KeptRuns runs = new KeptRuns(archive);
        var _ =
                runs.timer.scheduleWithFixedDelay(
                        runs::keepSafely, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return runs;
    }

    /// From now on this is told of each run that began a task, once its record is kept.
    public void watch(Consumer<RunRecord> other) {
        watcher = other;
    }

    @Override
    public void ran(List<RunRecord> task, OptionalLong commit) {
        if (waiting.offer(new Over(task, commit))) {
            dropping = false;
        } else if (!dropping) {
            dropping = true;
            LOG.warn("Runs end faster than they can be noted; some that changed nothing are not");
        }
    }

    /// Keeps what is over by now, before records are read.
    public void flush() {
        keepSafely();
    }

    private void keepSafely() {
        try {
            keep();
        } catch (RuntimeException | Error e) {
            LOG.error("A bug while runs were noted", e);
        }
    }

    private synchronized void keep() {
        List<Over> over = new ArrayList<>();
        waiting.drainTo(over);
        List<List<RunRecord>> without =
                over.stream().filter(task -> task.commit().isEmpty()).map(Over::task).toList();
        try {
            if (!without.isEmpty()) {
                archive.add(without);
            }
            sinceTrim += over.size();
            if (sinceTrim >= TRIM_EVERY) {
                archive.trim();
                sinceTrim = 0;
            }
            failing = false;
        } catch (CommitStore.StorageException e) {
            if (!failing) {
                LOG.error(
                        "Runs could not be noted, and their records are lost: {}",
                        e.getMessage(),
                        e);
            }
            failing = true;
        }
        over.forEach(task -> watcher.accept(task.task().getFirst()));
    }

    @Override
    public void close() {
        timer.shutdown();
        watcher = _ -> {};
        keepSafely();
    }
}
