package dev.orbwright.sandbox;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A platform thread that runs guests of one sandbox, and knows which: so a host call that runs
/// another function is known to be nested.
final class GuestThread extends Thread {
    /// Deep recursion inside the interpreter (JSON, regular expressions) ends in a guest's
    /// `RangeError`; the frame limit is far below this.
    private static final long STACK_BYTES = 16L << 20;

    private static final Logger log = LoggerFactory.getLogger(GuestThread.class);

    private final ThreadSandbox owner;
    private Optional<GuestRun> current = Optional.empty();

    GuestThread(ThreadSandbox owner, Runnable task, String name) {
        super(null, task, name, STACK_BYTES);
        this.owner = owner;
        setDaemon(true);
        setUncaughtExceptionHandler(
                (thread, e) -> log.error("{} failed after its run", thread.getName(), e));
    }

    /// The run of `sandbox` whose host call is on the current thread's stack.
    static Optional<GuestRun> currentRunOf(ThreadSandbox sandbox) {
        return Thread.currentThread() instanceof GuestThread thread && thread.owner == sandbox
                ? thread.current
                : Optional.empty();
    }

    /// Called on this thread only.
    void run(GuestRun run, ContextPool pool) {
        current = Optional.of(run);
        try {
            run.execute(pool);
        } finally {
            current = Optional.empty();
            // An interrupt was meant for that run.
            boolean _ = Thread.interrupted();
        }
    }
}
