package dev.orbwright.bench.load;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/// Runs that arrive at fixed times, whether those before are over or not.
///
/// A latency counts from the moment that the run was to start, so what delays one run counts for
/// all that had to wait for it (no "coordinated omission", see Gil Tene's wrk2). Each of a number
/// of clients takes the next arrival, waits for its time and does the run itself: there is no
/// hand-over whose cost would be measured, too.
public final class OpenLoop {

    /// Threads wake up late by about as much, so the rest is waited for without sleeping.
    private static final long SPIN_NANOS = 150_000;

    private final Work work;
    private final Arrivals arrivals;
    private final long[] latencies;
    private final AtomicInteger next = new AtomicInteger();
    private final LongAdder failed = new LongAdder();
    private final LongAdder waiting = new LongAdder();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    private OpenLoop(Work work, Arrivals arrivals) {
        this.work = work;
        this.arrivals = arrivals;
        this.latencies = new long[arrivals.count()];
    }

    /// Runs all arrivals and waits for the last.
    ///
    /// @param clients as many runs can be under way
    public static LoadResult run(Work work, Arrivals arrivals, int clients) {
        OpenLoop loop = new OpenLoop(work, arrivals);
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            running.add(Thread.ofPlatform().daemon().name("client-" + i).start(loop::client));
        }
        try {
            for (Thread client : running) {
                client.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The load was interrupted", e);
        }
        double seconds = (System.nanoTime() - arrivals.start()) / 1e9;
        return new LoadResult(
                new Latencies(loop.latencies),
                loop.failed.sum(),
                seconds,
                loop.waiting.sum() / 1e3);
    }

    private void client() {
        for (int n = next.getAndIncrement(); n < latencies.length; n = next.getAndIncrement()) {
            long time = arrivals.at(n);
            waitUntil(time);
            boolean right = false;
            try {
                right = work.run(n);
            } finally {
                latencies[n] = System.nanoTime() - time;
                if (!right) {
                    failed.increment();
                }
            }
        }
    }

    private void waitUntil(long time) {
        long before = threads.getCurrentThreadCpuTime();
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
        waiting.add(threads.getCurrentThreadCpuTime() - before);
    }
}
