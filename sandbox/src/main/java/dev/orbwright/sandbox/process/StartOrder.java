package dev.orbwright.sandbox.process;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Who starts a worker next: one at a time of a language, for on few processors workers that start
/// side by side keep each other, and the runs that wait for the first of them, waiting. What is
/// most urgent does not wait for the others.
final class StartOrder {

    private static final long TOGETHER_NANOS = 50_000_000;

    /// The more urgent first.
    enum Rank {
        /// Runs of functions that are known to end have no worker.
        FIRST_TRUSTED,
        /// Other runs have none.
        FIRST_ON_PROBATION,
        /// There is one already.
        FURTHER
    }

    private final Map<Rank, Integer> waiting = new EnumMap<>(Rank.class);
    private final Map<Rank, Integer> starting = new EnumMap<>(Rank.class);

    /// Starts a worker when it is its turn.
    WorkerProcess start(Rank rank, Lane.Start start) throws IOException {
        try {
            take(rank);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted before a worker was started", e);
        }
        try {
            return start.worker();
        } finally {
            release(rank);
        }
    }

    private synchronized void take(Rank rank) throws InterruptedException {
        waiting.merge(rank, 1, Integer::sum);
        try {
            if (rank != Rank.FIRST_TRUSTED) {
                letUrgentOnesCome();
            }
            while (mustWait(rank)) {
                wait();
            }
            starting.merge(rank, 1, Integer::sum);
        } finally {
            waiting.merge(rank, -1, Integer::sum);
        }
    }

    /// Workers that are lost together are noticed one after the other.
    private void letUrgentOnesCome() throws InterruptedException {
        long deadline = System.nanoTime() + TOGETHER_NANOS;
        long left = TOGETHER_NANOS;
        while (left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
    }

    private boolean mustWait(Rank rank) {
        return rank == Rank.FIRST_TRUSTED
                ? starting.getOrDefault(rank, 0) > 0
                : starting.values().stream().anyMatch(count -> count > 0) || isAnyBefore(rank);
    }

    private boolean isAnyBefore(Rank rank) {
        return waiting.entrySet().stream()
                .anyMatch(entry -> entry.getKey().compareTo(rank) < 0 && entry.getValue() > 0);
    }

    private synchronized void release(Rank rank) {
        starting.merge(rank, -1, Integer::sum);
        notifyAll();
    }
}
