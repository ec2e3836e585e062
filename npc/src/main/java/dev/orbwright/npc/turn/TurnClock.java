package dev.orbwright.npc.turn;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does things later, on one thread for all NPCs. What it does is short.
final class TurnClock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TurnClock.class);

    private final ScheduledThreadPoolExecutor thread;
    private volatile boolean closed;

    TurnClock() {
        this.thread =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("npc-clock").daemon().factory());
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// Plans something; empty once it is closed.
    Optional<Future<?>> schedule(Runnable work, Duration delay) {
        try {
            return Optional.of(
                    thread.schedule(() -> guarded(work), delay.toMillis(), TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException e) {
            LOG.debug("Nothing more is planned while the server stops", e);
            return Optional.empty();
        }
    }

    /// Does something of which a bug must not reach what comes after it.
    static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.error("A bug in what an NPC does later", e);
        }
    }

    /// True once nothing more begins.
    boolean isClosed() {
        return closed;
    }

    /// Forgets what was planned.
    @Override
    public void close() {
        closed = true;
        thread.shutdownNow();
    }
}
