package dev.orbwright.server;

import dev.orbwright.runtime.RunTotals;
import dev.orbwright.storage.RunUsage;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.task.CommitStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what runs took in the save, now and then and at the end, beside its commits. A crash loses
/// the last half minute of it.
final class KeptTotals implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeptTotals.class);
    private static final long PERIOD_SECONDS = 30;

    private final WorldFile file;
    private final RunTotals totals;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("run-totals").daemon().factory());
    private boolean failing;

    private KeptTotals(WorldFile file, RunTotals totals) {
        this.file = file;
        this.totals = totals;
    }

    /// What was kept so far, and from now on.
    static KeptTotals of(WorldFile file) throws CommitStore.StorageException {
        Map<RunTotals.Key, RunTotals.Total> before = new HashMap<>();
        for (RunUsage usage : file.runUsage()) {
            before.put(
                    new RunTotals.Key(RunTotals.Kind.valueOf(usage.kind().name()), usage.id()),
                    new RunTotals.Total(
                            usage.runs(), usage.failures(), usage.limits(), usage.cost()));
        }
        KeptTotals kept = new KeptTotals(file, new RunTotals(before));
        var _ =
                kept.timer.scheduleWithFixedDelay(
                        kept::keepSafely, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
        return kept;
    }

    RunTotals totals() {
        return totals;
    }

    private void keepSafely() {
        try {
            keep();
        } catch (RuntimeException | Error e) {
            LOG.error("What functions took could not be noted; it is tried again", e);
        }
    }

    private synchronized void keep() {
        List<Map.Entry<RunTotals.Key, RunTotals.Total>> changed = totals.takeChanged();
        if (changed.isEmpty()) {
            return;
        }
        try {
            file.recordRunUsage(changed.stream().map(KeptTotals::usage).toList());
            failing = false;
        } catch (CommitStore.StorageException e) {
            totals.putBack(changed);
            if (!failing) {
                LOG.error(
                        "What functions took could not be noted and is tried again: {}",
                        e.getMessage(),
                        e);
            }
            failing = true;
        }
    }

    private static RunUsage usage(Map.Entry<RunTotals.Key, RunTotals.Total> entry) {
        RunTotals.Total total = entry.getValue();
        return new RunUsage(
                RunUsage.Kind.valueOf(entry.getKey().kind().name()),
                entry.getKey().id(),
                total.runs(),
                total.failures(),
                total.limits(),
                total.cost());
    }

    @Override
    public void close() {
        timer.shutdown();
        keepSafely();
    }
}
