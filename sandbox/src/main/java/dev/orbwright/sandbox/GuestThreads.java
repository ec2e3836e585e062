package dev.orbwright.sandbox;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The platform threads of one sandbox. The sandbox's slots, nesting and runaway limits bound their
/// number; idle ones end.
final class GuestThreads {
    private static final long IDLE_SECONDS = 30;

    private GuestThreads() {}

    static ExecutorService of(ThreadSandbox owner) {
        AtomicLong number = new AtomicLong();
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> new GuestThread(owner, task, "sandbox-guest-" + number.incrementAndGet()));
    }
}
