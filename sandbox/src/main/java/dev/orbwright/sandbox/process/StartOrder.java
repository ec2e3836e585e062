package dev.orbwright.sandbox.process;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/// Who starts a worker next: one at a time of a language, for on few processors workers that start
/// side by side keep each other, and the runs that wait for the first of them, waiting.
final class StartOrder {

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
    private boolean taken;

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
            release();
        }
    }

    private synchronized void take(Rank rank) throws InterruptedException {
        waiting.merge(rank, 1, Integer::sum);
        try {
            while (taken || isAnyBefore(rank)) {
                wait();
            }
            taken = true;
        } finally {
            waiting.merge(rank, -1, Integer::sum);
        }
    }

    private boolean isAnyBefore(Rank rank) {
        return waiting.entrySet().stream()
                .anyMatch(entry -> entry.getKey().compareTo(rank) < 0 && entry.getValue() > 0);
    }

    private synchronized void release() {
        taken = false;
        notifyAll();
    }
}
