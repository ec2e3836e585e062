package dev.orbwright.world.task;

import dev.orbwright.world.state.TemporaryObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets time pass in a world: what has had its time fades. A read never changes anything.
public final class Clock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Clock.class);
    private static final long PERIOD_MILLIS = 100;

    private final World world;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("world-clock").daemon().factory());

    /// A clock that stands still until [#start].
    public Clock(World world) {
        this.world = world;
    }

    /// Lets time pass by itself.
    public Clock start() {
        var _ =
                timer.scheduleWithFixedDelay(
                        this::tickSafely, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    private void tickSafely() {
        try {
            var _ =
                    tick().exceptionally(failure -> {
                        LOG.warn("The clock missed a tick: {}", failure.getMessage());
                        return 0;
                    });
        } catch (RuntimeException e) {
            LOG.error("A bug in the clock", e);
        }
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
