package dev.orbwright.server.session;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The wishes that are worked on or wait, of players and NPCs: one of each soul at a time, and so
/// many at once. Thread-safe.
final class WishesUnderWay {

    private static final int AT_ONCE = 3;
    private static final int LONGEST_LINE = 20;

    /// One virtual thread a wish.
    static final Executor THREADS = work -> Thread.ofVirtual().name("wish").start(work);

    private final WishLine line = new WishLine(AT_ONCE);
    private final Map<String, WishProgress> bySoul = new ConcurrentHashMap<>();
    private final Map<WishProgress, CompletableFuture<?>> running = new ConcurrentHashMap<>();

    /// How many are worked on or wait.
    int size() {
        return line.size();
    }

    /// How many of them wait.
    int waiting() {
        return line.waiting();
    }

    /// True where no more is taken on.
    boolean isFull() {
        return line.size() >= AT_ONCE + LONGEST_LINE;
    }

    /// A soul's wish is under way from now on; false where another one is.
    boolean begin(String soulId, WishProgress progress) {
        return bySoul.putIfAbsent(soulId, progress) == null;
    }

    /// A soul's wish is not under way any more, so that it may make another.
    void end(String soulId, WishProgress progress) {
        bySoul.remove(soulId, progress);
    }

    /// The wish of a soul that is under way.
    Optional<WishProgress> of(String soulId) {
        return Optional.ofNullable(bySoul.get(soulId));
    }

    /// Works on a wish, on a thread of its own.
    ///
    /// @param over is run at the end, however it ends
    <T> CompletableFuture<T> start(WishProgress progress, Supplier<T> work, Runnable over) {
        CompletableFuture<T> result =
                CompletableFuture.supplyAsync(work, THREADS).whenComplete((_, _) -> over.run());
        running.put(progress, result);
        var _ = result.whenComplete((_, _) -> running.remove(progress));
        return result;
    }

    /// Waits for a wish's turn. Whoever has waited has to [#leave].
    ///
    /// @return whether there was anything to wait for
    boolean enter(WishProgress progress) {
        return line.enter(position -> progress.waits(position));
    }

    /// The turn is over.
    void leave() {
        line.leave();
    }

    /// Waits until those under way have ended, but not for long.
    void awaitEnd(Duration patience) {
        CompletableFuture.allOf(running.values().toArray(new CompletableFuture<?>[0]))
                .exceptionally(_ -> null)
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
