package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.HostCallException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Platform threads that drive runs for virtual ones, which would wait longer for each frame, and
/// that start workers.
final class Drivers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Drivers.class);
    private static final int CLOSE_SECONDS = 2;

    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("sandbox-driver-", 0).factory());

    ExecutorService threads() {
        return threads;
    }

    /// Does the work on the calling thread where that is a platform thread, else on one of these.
    <T> T call(Supplier<T> work) {
        if (!Thread.currentThread().isVirtual()) {
            return work.get();
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof HostCallException thrown) {
                throw thrown;
            }
            throw e;
        }
    }

    /// Waits until workers that were starting are gone, so that their folders can be deleted.
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                log.debug("The sandbox closes while its threads work");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
