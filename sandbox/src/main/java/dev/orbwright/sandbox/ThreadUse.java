package dev.orbwright.sandbox;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// CPU time and memory of one run's thread. Begun and ended on that thread, read from any.
final class ThreadUse {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private volatile long threadId;
    private volatile long cpuAtStart;
    private volatile long heapAtStart;
    private volatile long cpuUsed = -1;
    private volatile long heapUsed;

    /// In nanoseconds.
    static long cpuOfCurrentThread() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /// From now on what the thread uses is the run's.
    void begin() {
        cpuAtStart = THREADS.getCurrentThreadCpuTime();
        heapAtStart = THREADS.getCurrentThreadAllocatedBytes();
        // Last: others measure from when it is there.
        threadId = Thread.currentThread().threadId();
    }

    /// From now on what the thread uses is spent on other things.
    void end() {
        heapUsed = heap();
        cpuUsed = cpu();
    }

    /// Nanoseconds, so far or in all.
    long cpu() {
        long used = cpuUsed;
        if (used >= 0) {
            return used;
        }
        return threadId == 0 ? 0 : Math.max(0, THREADS.getThreadCpuTime(threadId) - cpuAtStart);
    }

    /// Bytes allocated, so far or in all.
    long heap() {
        if (cpuUsed >= 0) {
            return heapUsed;
        }
        return threadId == 0
                ? 0
                : Math.max(0, THREADS.getThreadAllocatedBytes(threadId) - heapAtStart);
    }
}
