package dev.orbwright.world.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.TemporaryObject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClockTest {

    private final OpenWorld open = new OpenWorld("clock");
    private final Clock clock = new Clock(open.world);
    private final AtomicLong nanos = new AtomicLong(7);

    @AfterEach
    void close() {
        clock.close();
        open.store.repairLoads();
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

    @Test
    void aClockTicksFromItsStartToItsEnd() {
        Clock another = new Clock(open.world, _ -> {}, nanos::get);
        assertThat(another.ticking()).isFalse();

        another.start();
        assertThat(another.ticking()).isTrue();

        another.close();
        assertThat(another.ticking()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aClockThatMeetsABugOrAnErrorIsKnownNotToTickUntilThatHasPassed(boolean anError) {
        AtomicBoolean broken = new AtomicBoolean();
        AtomicInteger failures = new AtomicInteger();
        World world =
                open(
                        "breaking",
                        () -> {
                            if (broken.get() && onTheClock()) {
                                failures.incrementAndGet();
                                throwing(anError);
                            }
                            return open.ticker.get();
                        });
        try (world;
                CapturedLog log = new CapturedLog(Clock.class);
                Clock started = new Clock(world, _ -> {}, nanos::get).start()) {
            broken.set(true);
            Awaitility.await().until(() -> failures.get() >= 3);
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(11));
            assertThat(started.ticking()).isFalse();
            assertThat(log.messages())
                    .containsExactly("ERROR A bug in the clock, which tries again");

            broken.set(false);

            Awaitility.await().until(started::ticking);
            Awaitility.await()
                    .until(() -> log.messages().getLast().equals("INFO The clock ticks again"));
        }
    }

    private static void throwing(boolean anError) {
        if (anError) {
            throw new OutOfMemoryError("as if");
        }
        throw new IllegalStateException("a bug");
    }

    private static boolean onTheClock() {
        return Thread.currentThread().getName().equals("world-clock");
    }

    private static World open(String name, LongSupplier ticker) {
        try {
            return World.open(name, new FakeStore(), ticker);
        } catch (CommitStore.StorageException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aClockDoesNotTickWhileWhatHasHadItsTimeCannotFade() {
        make("bridge", "light_bridge", 1_000);
        open.store.failLoads("the disk is gone");
        open.store.failNextAppend();
        OpenWorld.failureOf(open.submit(Steps.setting("lost", 1)));
        open.ticker.addAndGet(1_000);
        try (CapturedLog log = new CapturedLog(Clock.class);
                Clock started = new Clock(open.world, _ -> {}, nanos::get).start()) {
            Awaitility.await().until(() -> !log.messages().isEmpty());
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(11));
            assertThat(started.ticking()).isFalse();
            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .startsWith("WARN The clock missed a tick")
                    .contains("the disk is full");

            open.store.repairLoads();
            open.ticker.addAndGet(2_000);

            Awaitility.await().until(started::ticking);
            Awaitility.await().until(() -> !stands("bridge"));
        }
    }
}
