package dev.orbwright.world.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.state.WorldState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/// A world over a fake store with a clock that is moved by hand, and a record of what was told.
final class OpenWorld implements AutoCloseable {

    final FakeStore store;
    final AtomicLong ticker = new AtomicLong(1_000_000);
    final List<Committed> heard = Collections.synchronizedList(new ArrayList<>());
    final List<WorldState> reloads = Collections.synchronizedList(new ArrayList<>());
    final World world;

    OpenWorld(String name) {
        this(name, new FakeStore());
    }

    OpenWorld(String name, FakeStore store) {
        this.store = store;
        try {
            world = World.open(name, store, ticker::get);
        } catch (CommitStore.StorageException e) {
            throw new AssertionError(e);
        }
        world.subscribe(
                new WorldListener() {
                    @Override
                    public void committed(Committed committed) {
                        heard.add(committed);
                    }

                    @Override
                    public void reloaded(WorldState state) {
                        reloads.add(state);
                    }
                });
    }

    /// Submits a task of a player.
    <R> CompletableFuture<Outcome<R>> submit(Task<R> task) {
        return world.submit(Actor.player("ada"), "test", task);
    }

    /// Sets a number and waits until it is durable.
    Outcome<Integer> set(String name, int value) {
        return get(submit(Steps.setting(name, value)));
    }

    /// Submits a task that sets a number, and waits until the sequencer has run it.
    CompletableFuture<Outcome<Integer>> setUndurably(String name, int value) {
        CompletableFuture<Outcome<Integer>> outcome = submit(Steps.setting(name, value));
        Awaitility.await().until(() -> Steps.number(world.snapshot(), name) == value);
        return outcome;
    }

    <R> Outcome<R> run(RecordedTask<R> task) {
        return world.run(Actor.player("ada"), "test", task);
    }

    int durable(String name) {
        return Steps.number(world.durable(), name);
    }

    /// The value, waiting for it no longer than any machine needs.
    static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(30, TimeUnit.SECONDS).join();
    }

    /// What the future fails with.
    static Throwable failureOf(CompletableFuture<?> future) {
        try {
            get(future);
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            assertThat(cause).isNotNull();
            return cause == null ? e : cause;
        }
        throw new AssertionError("it did not fail");
    }

    /// What was durable when the world was closed is what its store keeps.
    @Override
    public void close() {
        world.close();
        assertThat(world.durable()).isEqualTo(store.state());
        assertThat(world.status().sequence()).isEqualTo(store.sequence());
    }
}
