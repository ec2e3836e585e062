package dev.orbwright.server.session;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Lets each soul do one thing after the other, in the order in which they were asked for, however
/// many windows it has. So nobody takes more than one of the sandbox's slots. Thread-safe.
final class Turns {

    /// One virtual thread a turn.
    private static final Executor THREADS = work -> Thread.ofVirtual().name("turn").start(work);

    private final Map<String, CompletableFuture<?>> last = new ConcurrentHashMap<>();

    /// Does this after everything that was asked for on behalf of the soul before.
    <T> CompletableFuture<T> next(String soulId, Supplier<T> work) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<?> before = last.put(soulId, mine);
        Runnable turn = () -> run(work, mine);
        if (before == null) {
            THREADS.execute(turn);
        } else {
            var _ = before.whenCompleteAsync((_, _) -> turn.run(), THREADS);
        }
        var _ = mine.whenComplete((_, _) -> last.remove(soulId, mine));
        return mine;
    }

    private static <T> void run(Supplier<T> work, CompletableFuture<T> promised) {
        try {
            promised.complete(work.get());
        } catch (RuntimeException | Error failure) {
            promised.completeExceptionally(failure);
        }
    }
}
