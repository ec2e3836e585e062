package dev.orbwright.llm;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Makes blocking network calls that an interrupt can end.
///
/// A read from a socket ends on an interrupt only if the reading thread is virtual; then the socket
/// closes too, and the other side sees it. So the work runs on a virtual thread of its own,
/// whatever kind of thread the caller is.
final class InterruptibleCall {

    /// For the work to notice its interrupt: closing a connection takes milliseconds.
    private static final Duration TO_NOTICE = Duration.ofSeconds(5);

    private InterruptibleCall() {}

    /// The work's result. The work is over when this returns or throws, unless it ignores its
    /// interrupt for so long that it is left behind.
    ///
    /// @throws InterruptedException if the caller was interrupted; its flag is clear, as usual
    static <T> T run(Callable<T> work) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        var task = new FutureTask<>(work);
        Thread worker = Thread.ofVirtual().name("llm-call").start(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            worker.interrupt();
            awaitEnd(worker);
            throw e;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException bug -> throw bug;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    private static void awaitEnd(Thread worker) {
        try {
            worker.join(TO_NOTICE);
        } catch (InterruptedException _) {
            // Interrupted twice: the caller is in a hurry, and the worker knows already.
            Thread.currentThread().interrupt();
        }
    }
}
