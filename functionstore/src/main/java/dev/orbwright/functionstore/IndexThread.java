package dev.orbwright.functionstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.apache.lucene.store.AlreadyClosedException;

/// A thread on which an index works with its files: one writes and opens them, another makes them
/// durable.
///
/// It exists because an interrupt, which is how a caller's work is cancelled, closes the file that
/// the interrupted thread is writing, and Lucene then gives up the whole writer. It also puts all
/// changes into one order without locks.
final class IndexThread implements AutoCloseable {
    interface Work<T> {
        T run() throws IOException;
    }

    private final Path index;
    private final ExecutorService thread;

    IndexThread(Path index, String name) {
        this.index = index;
        this.thread =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name(name).factory());
    }

    /// Runs the work and waits for its result, whether or not the caller is interrupted.
    ///
    /// @throws UncheckedIOException where the disk fails
    /// @throws IllegalStateException where the index is closed
    <T> T call(Work<T> work) {
        return begin(work).await();
    }

    /// Work that was begun.
    interface Begun<T> {
        /// Waits for its result, whether or not the caller is interrupted.
        ///
        /// @throws UncheckedIOException where the disk fails
        /// @throws IllegalStateException where the index is closed
        T await();
    }

    /// Begins the work, after all that was begun before.
    <T> Begun<T> begin(Work<T> work) {
        Supplier<T> result;
        try {
            result = CompletableFuture.supplyAsync(() -> attempt(work), thread)::join;
        } catch (RejectedExecutionException e) {
            result =
                    () -> {
                        throw e;
                    };
        }
        Supplier<T> waiting = result;
        return () -> await(waiting);
    }

    private <T> T await(Supplier<T> result) {
        try {
            return result.get();
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the search index in " + index + " is closed", e);
        } catch (CompletionException e) {
            throw switch (e.getCause()) {
                case UncheckedIOException disk ->
                        new UncheckedIOException(disk.getMessage(), new IOException(disk));
                case AlreadyClosedException gone ->
                        new IllegalStateException(
                                "the search index in %s was closed, or gave up when the disk failed: open it again"
                                        .formatted(index),
                                gone);
                case null, default -> e;
            };
        }
    }

    boolean isClosed() {
        return thread.isShutdown();
    }

    /// Lets the work that was accepted finish, and accepts no more.
    @Override
    public void close() {
        thread.shutdown();
    }

    UncheckedIOException failed(IOException e) {
        return new UncheckedIOException(
                "the search index in %s failed: %s. Once that is settled, open it again"
                        .formatted(index, e.getMessage()),
                e);
    }

    private <T> T attempt(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
