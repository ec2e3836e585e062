package dev.orbwright.sandbox;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings every run back to its caller, and counts the runaways: runs that were given up while
/// their threads go on. Works on the callers' threads.
final class RunWatch {
    private static final Logger log = LoggerFactory.getLogger(RunWatch.class);

    /// How often CPU time and memory of a run that takes long are looked at.
    private static final long LOOK_NANOS = 5_000_000;

    private final ThreadSettings settings;
    private final Set<GuestRun> runaways = ConcurrentHashMap.newKeySet();

    RunWatch(ThreadSettings settings) {
        this.settings = settings;
    }

    int runaways() {
        return runaways.size();
    }

    /// On the guest's thread: the run has really ended.
    void over(GuestRun run) {
        runaways.remove(run);
    }

    /// Waits for the outcome; when the run's time is up, ends it, and gives it up if it does not
    /// obey.
    RunResult untilOver(GuestRun run) {
        Optional<Limit> limit;
        do {
            long next = Math.min(run.deadlineNanos(), System.nanoTime() + LOOK_NANOS);
            Optional<RunResult> inTime = await(run, next);
            if (inTime.isPresent()) {
                return inTime.get();
            }
            limit = run.overrun();
        } while (limit.isEmpty());
        run.stop(limit.get());
        // Before cancelling: that interrupts the thread, and host code is not to be cut in two.
        if (!run.gate().awaitIdle(settings.hostGrace())) {
            throw new IllegalStateException(
                    "A host call did not return within "
                            + settings.hostGrace()
                            + " after its run's time was up: host functions must not block");
        }
        run.cancel();
        return await(run, System.nanoTime() + settings.grace().toNanos())
                .orElseGet(() -> giveUp(run));
    }

    private RunResult giveUp(GuestRun run) {
        // Before the outcome is decided: the guest's thread calls `over` after it.
        runaways.add(run);
        if (run.abandon()) {
            log.warn("A guest does not stop; its thread is given up ({} now)", runaways.size());
        } else {
            runaways.remove(run);
        }
        return run.outcome().join();
    }

    /// The outcome, if it comes before the deadline. Interrupts wait: a run is short, and its
    /// transaction must not be left while the guest still uses it.
    private static Optional<RunResult> await(GuestRun run, long deadlineNanos) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    long left = Math.max(0, deadlineNanos - System.nanoTime());
                    return Optional.of(run.outcome().get(left, TimeUnit.NANOSECONDS));
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    return Optional.empty();
                } catch (ExecutionException e) {
                    throw new IllegalStateException("The sandbox failed in a run", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
