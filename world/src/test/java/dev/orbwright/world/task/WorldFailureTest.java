package dev.orbwright.world.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorldFailureTest {

    private final OpenWorld open = new OpenWorld("failure");
    private final World world = open.world;

    @AfterEach
    void close() {
        open.store.repairLoads();
        open.store.release();
        open.close();
    }

    private void awaitRunning() {
        Awaitility.await().until(() -> world.status().running());
    }

    @Test
    void waitingTasksFailTheStateGoesBackAndLaterTasksGoOn() {
        open.set("kept", 1);
        open.store.stall();
        CompletableFuture<Outcome<Integer>> tried = open.setUndurably("lost", 1);
        open.store.awaitStalledAppend();
        CompletableFuture<Outcome<Integer>> behind = open.setUndurably("lost", 2);
        CompletableFuture<Outcome<Integer>> reading =
                open.submit(
                        transaction -> Decision.discard(Steps.number(transaction.state(), "lost")));
        // Once this shows, the reader has been run too.
        var _ = open.setUndurably("after", 1);
        open.store.failNextAppend();

        open.store.release();

        assertThat(OpenWorld.failureOf(tried))
                .isInstanceOf(WorldStoppedException.class)
                .hasMessageContaining("not known whether this was kept")
                .hasMessageContaining("the disk is full");
        assertThat(OpenWorld.failureOf(behind))
                .isInstanceOf(WorldStoppedException.class)
                .hasMessageContaining("nothing of this was kept")
                .hasMessageContaining("the disk is full");
        assertThat(OpenWorld.failureOf(reading)).isInstanceOf(WorldStoppedException.class);
        Outcome<Integer> later = open.set("later", 1);
        assertThat(later.commit().orElseThrow().sequence()).isEqualTo(2);
        assertThat(open.durable("kept")).isEqualTo(1);
        assertThat(open.durable("lost")).isZero();
        assertThat(world.status().running()).isTrue();
        assertThat(world.status().trouble()).isEmpty();
    }

    @Test
    void listenersGetTheReloadedStateAndNothingOfWhatIsLost() {
        open.set("kept", 1);
        open.store.failNextAppend();
        OpenWorld.failureOf(open.submit(Steps.setting("lost", 1)));
        open.set("later", 1);

        assertThat(open.reloads).hasSize(1);
        assertThat(Steps.number(open.reloads.getFirst(), "kept")).isEqualTo(1);
        assertThat(Steps.number(open.reloads.getFirst(), "lost")).isZero();
        assertThat(open.heard)
                .extracting(committed -> committed.commit().sequence())
                .containsExactly(1L, 2L);
        assertThat(Steps.number(open.heard.getLast().state(), "lost")).isZero();
    }

    @Test
    void theWorldComesBackThoughNobodyAsksForAnything() {
        open.store.failNextAppend();
        OpenWorld.failureOf(open.submit(Steps.setting("lost", 1)));

        awaitRunning();

        assertThat(world.snapshot().size()).isZero();
    }

    @Test
    void aFailureThatStoredAllTheSameIsFoundOutByLoading() {
        open.set("a", 1);
        open.store.failNextAppendAfterStoring();
        CompletableFuture<Outcome<Boolean>> ambiguous =
                open.submit(transaction -> {
                    Steps.set(transaction, "a", 2);
                    transaction.emit(new WorldEvent.Logged("a is 2"));
                    return Decision.commit(true);
                });

        assertThat(OpenWorld.failureOf(ambiguous))
                .hasMessageContaining("not known whether this was kept");
        awaitRunning();
        assertThat(open.durable("a")).isEqualTo(2);
        assertThat(open.reloads).hasSize(1);
        assertThat(world.log()).extracting(CommitStore.LogLine::text).containsExactly("a is 2");
        assertThat(open.set("a", 3).commit().orElseThrow().sequence()).isEqualTo(3);
    }

    @Test
    void aStoreThatStaysBrokenRefusesTasksWithItsMessageUntilItIsRepaired() {
        open.set("kept", 1);
        open.store.failLoads("the disk is gone");
        open.store.failNextAppend();
        OpenWorld.failureOf(open.submit(Steps.setting("lost", 1)));

        assertThat(OpenWorld.failureOf(open.submit(Steps.setting("refused", 1))))
                .isInstanceOf(WorldStoppedException.class)
                .hasMessageContaining("could not be saved")
                .hasMessageContaining("the disk is full");
        assertThatExceptionOfType(WorldStoppedException.class)
                .isThrownBy(() -> open.run(_ -> Decision.discard(1)))
                .withMessageContaining("the disk is full");
        assertThat(world.status().running()).isFalse();
        assertThat(world.status().trouble()).contains("the disk is full");
        assertThat(open.durable("kept")).isEqualTo(1);
        assertThat(open.durable("lost")).isZero();
        assertThat(open.reloads).isEmpty();

        open.store.repairLoads();
        open.ticker.addAndGet(2_000);
        assertThat(open.set("later", 1).commit().orElseThrow().sequence()).isEqualTo(2);
        assertThat(open.reloads).hasSize(1);
    }

    @Test
    void aBrokenStoreIsNotAskedAgainAtOnce() {
        open.store.failLoads("the disk is gone");
        open.store.failNextAppend();
        OpenWorld.failureOf(open.submit(Steps.setting("lost", 1)));
        for (int i = 0; i < 20; i++) {
            OpenWorld.failureOf(open.submit(Steps.setting("refused", i)));
        }

        assertThat(open.store.loads()).isEqualTo(2);
    }

    @Test
    void aStoreThatStaysBrokenIsReportedOnce() {
        try (CapturedLog log = new CapturedLog(Recovery.class)) {
            open.store.failLoads("the disk is gone");
            open.store.failNextAppend();
            OpenWorld.failureOf(open.submit(Steps.setting("lost", 1)));
            for (int i = 0; i < 3; i++) {
                OpenWorld.failureOf(open.submit(Steps.setting("refused", i)));
                open.ticker.addAndGet(2_000);
            }

            assertThat(open.store.loads()).isGreaterThan(3);
            assertThat(log.messages()).singleElement().asString().contains("the disk is gone");
        }
    }

    @Test
    void aRepairedWorldComesBackThoughNobodyAsksForAnything() {
        open.set("kept", 1);
        open.store.failLoads("the disk is gone");
        open.store.failNextAppend();
        OpenWorld.failureOf(open.submit(Steps.setting("lost", 1)));
        Awaitility.await().until(() -> open.store.loads() == 2);
        assertThat(world.status().running()).isFalse();

        open.store.repairLoads();
        open.ticker.addAndGet(2_000);

        awaitRunning();
        assertThat(open.durable("kept")).isEqualTo(1);
        assertThat(open.durable("lost")).isZero();
        assertThat(open.reloads).hasSize(1);
    }

    @Test
    void aWorldThatFailsAgainAtOnceIsLoadedOnlyAfterAPauseAndByItself() {
        open.store.failNextAppend();
        OpenWorld.failureOf(open.submit(Steps.setting("lost", 1)));
        awaitRunning();
        open.store.failNextAppend();
        OpenWorld.failureOf(open.submit(Steps.setting("lost", 2)));
        OpenWorld.failureOf(open.submit(Steps.setting("refused", 1)));
        assertThat(open.store.loads()).isEqualTo(2);

        open.ticker.addAndGet(2_000);

        awaitRunning();
        assertThat(open.store.loads()).isEqualTo(3);
    }

    @Test
    void aWorldThatWaitsForItsStoreCanBeClosed() {
        open.store.failLoads("the disk is gone");
        open.store.failNextAppend();
        OpenWorld.failureOf(open.submit(Steps.setting("lost", 1)));
        Awaitility.await().until(() -> open.store.loads() == 2);

        world.close();

        assertThat(open.store.loads()).isEqualTo(2);
    }

    @Test
    void aReaderAloneBringsARepairedWorldBack() {
        open.store.failLoads("the disk is gone");
        open.store.failNextAppend();
        OpenWorld.failureOf(open.submit(Steps.setting("lost", 1)));
        OpenWorld.failureOf(open.submit(Steps.setting("refused", 1)));
        open.store.repairLoads();

        assertThatExceptionOfType(WorldStoppedException.class)
                .isThrownBy(() ->
                        open.run(recording -> {
                            int seen = recording.call(Steps.read("lost"));
                            open.ticker.addAndGet(2_000);
                            return Decision.commit(seen);
                        }));

        assertThat(open.run(recording -> Decision.commit(recording.call(Steps.read("lost")))))
                .extracting(Outcome::result)
                .isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBugInTheStoreIsAFailureToo(boolean anError) {
        open.store.breakNextAppend(anError);

        assertThat(OpenWorld.failureOf(open.submit(Steps.setting("lost", 1))))
                .isInstanceOf(WorldStoppedException.class)
                .hasMessageContaining("see the server's log");
        awaitRunning();
        assertThat(open.set("later", 1).commit()).isPresent();
        assertThat(open.durable("lost")).isZero();
    }

    @Test
    void aBugInLoadingIsAFailureToo() {
        open.store.breakLoads();
        open.store.failNextAppend();
        OpenWorld.failureOf(open.submit(Steps.setting("lost", 1)));
        assertThat(OpenWorld.failureOf(open.submit(Steps.setting("refused", 1))))
                .isInstanceOf(WorldStoppedException.class);

        open.store.repairLoads();
        open.ticker.addAndGet(2_000);

        assertThat(open.set("later", 1).commit()).isPresent();
    }

    @Test
    void aBugInAListenerDoesNotKeepTheWorldFromComingBack() {
        world.subscribe(
                new WorldListener() {
                    @Override
                    public void committed(Committed committed) {}

                    @Override
                    public void reloaded(dev.orbwright.world.state.WorldState state) {
                        throw new IllegalStateException("a bug");
                    }
                });
        open.store.failNextAppend();
        OpenWorld.failureOf(open.submit(Steps.setting("lost", 1)));

        assertThat(open.set("later", 1).commit()).isPresent();
    }

    @Test
    void aTaskThatSawWhatWasLostRunsAgain() {
        open.store.stall();
        CompletableFuture<Outcome<Integer>> lost = open.setUndurably("a", 1);
        List<Integer> seen = new ArrayList<>();
        Outcome<Integer> outcome =
                open.run(recording -> {
                    int now = recording.call(Steps.read("a"));
                    seen.add(now);
                    if (seen.size() == 1) {
                        open.store.failNextAppend();
                        open.store.release();
                        OpenWorld.failureOf(lost);
                        awaitRunning();
                    }
                    recording.call(Steps.write("b", now + 10));
                    return Decision.commit(now);
                });

        assertThat(seen).containsExactly(1, 0);
        assertThat(outcome.attempts()).isEqualTo(2);
        assertThat(open.durable("b")).isEqualTo(10);
    }

    @Test
    void aReaderThatSawWhatWasLostIsTold() {
        open.store.stall();
        CompletableFuture<Outcome<Integer>> lost = open.setUndurably("a", 1);

        assertThatExceptionOfType(WorldStoppedException.class)
                .isThrownBy(() ->
                        open.run(recording -> {
                            int now = recording.call(Steps.read("a"));
                            open.store.failNextAppend();
                            open.store.release();
                            OpenWorld.failureOf(lost);
                            awaitRunning();
                            return Decision.commit(now);
                        }))
                .withMessageContaining("nothing of this was kept");
    }

    @Test
    void aWorldInTroubleCanBeClosed() {
        open.store.failLoads("the disk is gone");
        open.store.failNextAppend();
        OpenWorld.failureOf(open.submit(Steps.setting("lost", 1)));

        world.close();

        assertThat(OpenWorld.failureOf(open.submit(Steps.setting("late", 1))))
                .hasMessageContaining("closed");
    }

    @Test
    void aFailureWhileClosingEndsEveryTaskAndTheWorld() {
        open.store.stall();
        CompletableFuture<Outcome<Integer>> first = open.setUndurably("a", 1);
        open.store.awaitStalledAppend();
        CompletableFuture<Outcome<Integer>> second = open.setUndurably("b", 1);
        Thread closing = Thread.ofPlatform().start(world::close);
        Awaitility.await().until(() -> closing.getState() == Thread.State.WAITING);
        open.store.failNextAppend();

        open.store.release();

        assertThat(OpenWorld.failureOf(first)).isInstanceOf(WorldStoppedException.class);
        assertThat(OpenWorld.failureOf(second)).isInstanceOf(WorldStoppedException.class);
        Awaitility.await().until(() -> !closing.isAlive());
    }
}
