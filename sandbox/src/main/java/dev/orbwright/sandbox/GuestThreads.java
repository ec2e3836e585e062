package dev.orbwright.sandbox;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The platform threads that run guests: on virtual ones GraalVM does not count CPU time. The
/// sandbox's slots, nesting and runaway limits bound their number; idle ones end.
final class GuestThreads {
    private static final long IDLE_SECONDS = 30;

    /// Deep recursion inside the interpreter (JSON, regular expressions) ends in a guest's
    /// `RangeError`; the frame limit is far below this.
    private static final long STACK_BYTES = 16L << 20;

    private static final Logger log = LoggerFactory.getLogger(GuestThreads.class);

    private GuestThreads() {}

    static ExecutorService standard() {
        AtomicLong number = new AtomicLong();
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> guestThread(task, "sandbox-guest-" + number.incrementAndGet()));
    }

    private static Thread guestThread(Runnable task, String name) {
        Thread thread = new Thread(null, task, name, STACK_BYTES);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (failed, e) -> log.error("{} failed after its run", failed.getName(), e));
        return thread;
    }
}
