package dev.orbwright.world.task;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits for what a world promised, and for its work.
final class Waiting {

    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);

    private Waiting() {}

    /// The value; what the future failed with is thrown as it is.
    static <T> T on(CompletableFuture<T> promised) {
        try {
            return promised.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    /// The next element. A world's threads end when they are told so, never by an interrupt: a task
    /// or a listener that left one behind must not end its world.
    static <T> T forNext(BlockingQueue<T> queue) {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                LOG.warn("An interrupt was left behind on {}", Thread.currentThread().getName(), e);
            }
        }
    }

    /// The next element, or empty where none comes in this many milliseconds.
    static <T> Optional<T> forNext(BlockingQueue<T> queue, long millis) {
        while (true) {
            try {
                return Optional.ofNullable(queue.poll(millis, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                LOG.warn("An interrupt was left behind on {}", Thread.currentThread().getName(), e);
            }
        }
    }
}
