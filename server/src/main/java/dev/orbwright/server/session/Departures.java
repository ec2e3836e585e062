package dev.orbwright.server.session;

import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Outcome;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.World;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes souls with which nothing was ever done, some time after their player has left, so that
/// visitors do not fill the world. Nobody loses anything: who comes back to such a soul is given it
/// again, see [Arrival].
final class Departures implements AutoCloseable {

    /// How long a soul waits for its player, in milliseconds.
    static final long GRACE_MILLIS = 600_000;

    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

    private final World world;
    private final Sessions sessions;
    private final LongSupplier clock;
    private final Map<String, Long> left = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("departures").daemon().factory());

    /// @param clock milliseconds from any start that never go back
    Departures(World world, Sessions sessions, LongSupplier clock) {
        this.world = world;
        this.sessions = sessions;
        this.clock = clock;
        for (Entity soul : world.durable().ofKind(Entity.Kind.SOUL)) {
            left(soul.id());
        }
    }

    Departures start() {
        var _ = timer.scheduleWithFixedDelay(this::sweepSafely, 1, 1, TimeUnit.MINUTES);
        return this;
    }

    /// The last window of this soul may have been closed.
    void left(String soulId) {
        left.put(soulId, clock.getAsLong());
    }

    /// True while somebody plays this soul, and for as long as it waits for its player.
    boolean isAwake(String soulId) {
        Long since = left.get(soulId);
        return sessions.present(soulId)
                || (since != null && clock.getAsLong() - since < GRACE_MILLIS);
    }

    private void sweepSafely() {
        try {
            sweep();
        } catch (RuntimeException | Error e) {
            LOG.error("Unused souls could not be removed; it is tried again in a minute", e);
        }
    }

    /// Removes the unused souls whose time is over.
    void sweep() {
        long now = clock.getAsLong();
        left.forEach((soulId, since) -> {
            if (sessions.present(soulId)) {
                left.remove(soulId, since);
            } else if (now - since >= GRACE_MILLIS) {
                world.submit(Actor.WORLD, "departure", step -> remove(step, soulId))
                        .thenApply(Outcome::result)
                        .join();
                left.remove(soulId, since);
            }
        });
    }

    private static Decision<Boolean> remove(Transaction transaction, String soulId) {
        boolean unused =
                transaction
                        .state()
                        .entity(soulId, Soul.class)
                        .filter(soul -> Arrival.isAsItCame(transaction.state(), soul))
                        .isPresent();
        if (unused) {
            transaction.remove(EntryKey.entity(soulId));
        }
        return Decision.commit(unused);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
