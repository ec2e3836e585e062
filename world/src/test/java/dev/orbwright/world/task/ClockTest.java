package dev.orbwright.world.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.TemporaryObject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ClockTest {

    private final OpenWorld open = new OpenWorld("clock");
    private final Clock clock = new Clock(open.world);

    @AfterEach
    void close() {
        clock.close();
        open.store.release();
        open.close();
    }

    private void make(String id, String type, long duration) {
        OpenWorld.get(
                open.submit(transaction -> {
                    transaction.put(
                            new TemporaryObject(
                                    id,
                                    type,
                                    "chasm",
                                    Optional.empty(),
                                    Position.ORIGIN,
                                    "keyhole",
                                    new Position(1, 0, 0),
                                    true,
                                    Optional.empty(),
                                    transaction.worldTime(),
                                    duration,
                                    JsonObject.EMPTY));
                    return Decision.commit(true);
                }));
    }

    private boolean stands(String id) {
        return open.world.durable().entity(id).isPresent();
    }

    @Test
    void thingsFadeWhenTheirTimeIsOverAndNotBefore() {
        make("bridge", "light_bridge", 1_000);
        make("cloud", "cloud", 2_500);

        open.ticker.addAndGet(999);
        assertThat(OpenWorld.get(clock.tick())).isZero();
        assertThat(stands("bridge")).isTrue();
        open.ticker.addAndGet(1);
        assertThat(OpenWorld.get(clock.tick())).isEqualTo(1);

        assertThat(stands("bridge")).isFalse();
        assertThat(stands("cloud")).isTrue();
        assertThat(open.world.log())
                .containsExactly(new CommitStore.LogLine(1_000, "The light bridge fades."));
        assertThat(open.heard.getLast().commit().actor()).isEqualTo(Actor.WORLD);
    }

    @Test
    void aReadNeverMakesAThingFade() {
        make("bridge", "light_bridge", 1_000);
        open.ticker.addAndGet(60_000);

        assertThat(open.world.snapshot().entity("bridge")).isPresent();
        assertThat(open.world.snapshot().in("chasm")).hasSize(1);
        assertThat(open.world.snapshot().expiredAt(open.world.worldTime())).hasSize(1);
        int seen =
                open.run(recording ->
                                Decision.commit(
                                        recording.call(transaction ->
                                                transaction.state().in("chasm").size())))
                        .result();

        assertThat(seen).isEqualTo(1);
        assertThat(stands("bridge")).isTrue();
        assertThat(open.store.sequence()).isEqualTo(1);
    }

    @Test
    void whatEndedFirstFadesFirst() {
        make("a", "slow", 2_000);
        make("b", "quick", 1_000);
        open.ticker.addAndGet(5_000);

        assertThat(OpenWorld.get(clock.tick())).isEqualTo(2);

        assertThat(open.world.log())
                .extracting(CommitStore.LogLine::text)
                .containsExactly("The quick fades.", "The slow fades.");
        assertThat(open.store.commits()).hasSize(3);
    }

    @Test
    void aTickWithNothingToDoCommitsNothing() {
        make("bridge", "light_bridge", 1_000);

        assertThat(clock.tick()).isCompletedWithValue(0);
        assertThat(open.store.sequence()).isEqualTo(1);
    }

    @Test
    void aThingFadesOnceHoweverOftenTheClockTicks() {
        make("bridge", "light_bridge", 1_000);
        open.ticker.addAndGet(1_000);
        open.store.stall();
        CompletableFuture<Integer> first = clock.tick();
        CompletableFuture<Integer> second = clock.tick();
        open.store.awaitStalledAppend();

        assertThat(stands("bridge")).isTrue();
        open.store.release();

        assertThat(OpenWorld.get(first) + OpenWorld.get(second)).isEqualTo(1);
        assertThat(open.world.log()).hasSize(1);
    }

    @Test
    void aThingThatWasTakenAwayInTimeDoesNotFade() {
        make("bridge", "light_bridge", 1_000);
        OpenWorld.get(
                open.submit(transaction -> {
                    transaction.remove(EntryKey.entity("bridge"));
                    return Decision.commit(true);
                }));
        open.ticker.addAndGet(1_000);

        assertThat(OpenWorld.get(clock.tick())).isZero();
        assertThat(open.world.log()).isEmpty();
    }

    @Test
    void aClockThatWasStartedTicksByItselfAndStopsWhenItIsClosed() {
        make("bridge", "light_bridge", 1_000);
        open.ticker.addAndGet(1_000);
        Clock started = new Clock(open.world).start();

        Awaitility.await().until(() -> !stands("bridge"));
        started.close();

        Awaitility.await()
                .until(() ->
                        Thread.getAllStackTraces().keySet().stream()
                                .noneMatch(thread -> thread.getName().equals("world-clock")));
    }

    @Test
    void aTickThatCouldNotBeKeptFadesTheThingLater() {
        make("bridge", "light_bridge", 1_000);
        open.ticker.addAndGet(1_000);
        open.store.failNextAppend();

        assertThat(OpenWorld.failureOf(clock.tick())).isInstanceOf(WorldStoppedException.class);
        Awaitility.await().until(() -> open.world.status().running());
        assertThat(stands("bridge")).isTrue();

        assertThat(OpenWorld.get(clock.tick())).isEqualTo(1);
        assertThat(stands("bridge")).isFalse();
    }
}
