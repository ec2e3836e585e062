package dev.orbwright.world.task;

import dev.orbwright.world.state.TemporaryObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets time pass in a world: what has had its time fades. A read never changes anything.
///
/// Thread-safe. Ticks by itself on one daemon thread.
public final class Clock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Clock.class);
    private static final long PERIOD_MILLIS = 100;

    /// A store that is slow for a moment is no trouble.
    private static final long LONGEST_GAP_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final World world;
    private final LongConsumer onTick;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("world-clock").daemon().factory());
    private final AtomicBoolean inTrouble = new AtomicBoolean();

    /// When the latest tick that did all there was to do ended, or the clock was started.
    private volatile long lastTick;

    private volatile boolean started;

    /// A clock that stands still until [#start].
    public Clock(World world) {
        this(world, _ -> {});
    }

    /// A clock that stands still until [#start].
    ///
    /// @param onTick is given the world time at each tick, on the clock's thread, and must return
    ///   at once; what it throws is a missed tick
    public Clock(World world, LongConsumer onTick) {
        this(world, onTick, System::nanoTime);
    }

    /// @param nanoTime nanoseconds from any start, to judge whether it ticks
    Clock(World world, LongConsumer onTick, LongSupplier nanoTime) {
        this.world = world;
        this.onTick = onTick;
        this.nanoTime = nanoTime;
    }

    /// Lets time pass by itself.
    public Clock start() {
        lastTick = nanoTime.getAsLong();
        started = true;
        var _ =
                timer.scheduleWithFixedDelay(
                        this::tickSafely, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    /// True where time passes: the clock was started and not closed, and in the last 10 seconds
    /// what had its time could fade. False, too, while the world cannot be saved.
    public boolean ticking() {
        return started
                && !timer.isShutdown()
                && nanoTime.getAsLong() - lastTick < LONGEST_GAP_NANOS;
    }

    /// The timer drops for good what throws, so nothing does: not even an error, which may pass.
    private void tickSafely() {
        try {
            onTick.accept(world.worldTime());
            var _ =
                    tick().handle((_, failure) -> {
                        if (failure == null) {
                            ticked();
                        } else {
                            missed(failure);
                        }
                        return 0;
                    });
        } catch (RuntimeException | Error e) {
            missed(e);
        }
    }

    private void ticked() {
        lastTick = nanoTime.getAsLong();
        if (inTrouble.compareAndSet(true, false)) {
            LOG.info("The clock ticks again");
        }
    }

    /// Says it once, since the next tick comes soon and fails like this one.
    private void missed(Throwable failure) {
        if (!inTrouble.compareAndSet(false, true)) {
            return;
        }
        if (reason(failure) instanceof WorldStoppedException stopped) {
            LOG.warn("The clock missed a tick and tries again: {}", stopped.getMessage());
        } else {
            LOG.error("A bug in the clock, which tries again", failure);
        }
    }

    private static Throwable reason(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
    }

    /// Removes what has had its time by now.
    ///
    /// @return how many things faded, once that is durable
    public CompletableFuture<Integer> tick() {
        if (world.snapshot().expiredAt(world.worldTime()).isEmpty()) {
            return CompletableFuture.completedFuture(0);
        }
        return world.submit(Actor.WORLD, "clock", Clock::fade).thenApply(Outcome::result);
    }

    private static Decision<Integer> fade(Transaction transaction) {
        List<TemporaryObject> gone = transaction.state().expiredAt(transaction.worldTime());
        for (TemporaryObject object : gone) {
            transaction.remove(object.key());
            transaction.emit(
                    new WorldEvent.Logged(
                            "The %s fades.".formatted(object.type().replace('_', ' '))));
        }
        return Decision.commit(gone.size());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
