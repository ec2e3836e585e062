package dev.orbwright.world.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.world.state.WorldState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WorldTest {

    private final OpenWorld open = new OpenWorld("test");
    private final World world = open.world;

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void aTaskCommitsItsChangesAndEvents() throws CommitStore.StorageException {
        Outcome<String> outcome =
                OpenWorld.get(
                        open.submit(transaction -> {
                            Steps.set(transaction, "a", 1);
                            transaction.emit(new WorldEvent.Logged("a is 1"));
                            return Decision.commit(transaction.keep("return 1;"));
                        }));

        Commit commit = outcome.commit().orElseThrow();
        assertThat(commit.sequence()).isEqualTo(1);
        assertThat(commit.actor()).isEqualTo(Actor.player("ada"));
        assertThat(commit.cause()).isEqualTo("test");
        assertThat(outcome.state()).isSameAs(world.durable()).isSameAs(world.snapshot());
        assertThat(open.heard).containsExactly(new Committed(commit, outcome.state()));
        assertThat(world.log()).extracting(CommitStore.LogLine::text).containsExactly("a is 1");
        assertThat(world.source(outcome.result())).contains("return 1;");
        assertThat(world.status().sequence()).isEqualTo(1);
        assertThat(world.status().running()).isTrue();
    }

    @Test
    void aDiscardedTaskLeavesNothing() {
        Outcome<Integer> quick =
                OpenWorld.get(
                        open.submit(transaction -> {
                            Steps.set(transaction, "a", 1);
                            transaction.emit(new WorldEvent.Logged("no"));
                            return Decision.discard(5);
                        }));
        Outcome<Integer> recorded =
                open.run(recording -> {
                    recording.call(Steps.write("a", 1));
                    recording.call(Steps.log("no"));
                    return Decision.discard(6);
                });

        assertThat(quick.result()).isEqualTo(5);
        assertThat(recorded.result()).isEqualTo(6);
        assertThat(quick.commit()).isEmpty();
        assertThat(recorded.commit()).isEmpty();
        assertThat(recorded.state().size()).isZero();
        assertThat(open.store.commits()).isEmpty();
        assertThat(open.heard).isEmpty();
    }

    @Test
    void aTaskThatChangesNothingMakesNoCommit() {
        open.set("a", 1);

        Outcome<Integer> outcome = open.set("a", 1);

        assertThat(outcome.commit()).isEmpty();
        assertThat(open.store.sequence()).isEqualTo(1);
    }

    @Test
    void aRecordedTaskCommitsAsItIsWhereNothingMoved() {
        AtomicInteger executions = new AtomicInteger();
        Outcome<Integer> outcome =
                open.run(recording -> {
                    recording.call(_ -> executions.incrementAndGet() > 0);
                    return Decision.commit(recording.call(Steps.add("a", 2)));
                });

        assertThat(outcome.result()).isEqualTo(2);
        assertThat(outcome.attempts()).isEqualTo(1);
        assertThat(executions).hasValue(1);
        assertThat(world.status().replays()).isZero();
    }

    @Test
    void equalAnswersCommitThoughTheWorldMovedOn() {
        Outcome<Boolean> outcome =
                open.run(recording -> {
                    recording.call(Steps.read("seen"));
                    open.set("a", 10);
                    return Decision.commit(recording.call(Steps.addBlindly("a", 1)));
                });

        assertThat(outcome.attempts()).isEqualTo(1);
        assertThat(open.durable("a")).isEqualTo(11);
        assertThat(world.status().replays()).isEqualTo(1);
        assertThat(world.status().conflicts()).isZero();
    }

    @Test
    void conflictRerunsTheTaskAndDropsItsEvents() {
        List<Integer> seen = new ArrayList<>();
        Outcome<Integer> outcome =
                open.run(recording -> {
                    int now = recording.call(Steps.read("a"));
                    seen.add(now);
                    recording.call(Steps.log("a was " + now));
                    recording.call(Steps.write("b" + now, 1));
                    if (seen.size() == 1) {
                        open.set("a", 5);
                    }
                    return Decision.commit(now);
                });

        assertThat(seen).containsExactly(0, 5);
        assertThat(outcome.result()).isEqualTo(5);
        assertThat(outcome.attempts()).isEqualTo(2);
        assertThat(world.log()).extracting(CommitStore.LogLine::text).containsExactly("a was 5");
        assertThat(open.durable("b0")).isZero();
        assertThat(open.durable("b5")).isEqualTo(1);
        assertThat(world.status().conflicts()).isEqualTo(1);
    }

    @Test
    void aTaskThatKeepsLosingGetsTheWorldForItselfInTheEnd() {
        AtomicInteger attempts = new AtomicInteger();
        List<String> threads = new ArrayList<>();
        Outcome<Integer> outcome =
                open.run(recording -> {
                    threads.add(Thread.currentThread().getName());
                    int now = recording.call(Steps.read("a"));
                    recording.call(Steps.write("result", now));
                    int attempt = attempts.incrementAndGet();
                    if (attempt < World.MAX_ATTEMPTS) {
                        open.set("a", attempt);
                    }
                    return Decision.commit(now);
                });

        assertThat(outcome.attempts()).isEqualTo(World.MAX_ATTEMPTS);
        assertThat(attempts).hasValue(World.MAX_ATTEMPTS);
        assertThat(outcome.result()).isEqualTo(World.MAX_ATTEMPTS - 1);
        assertThat(threads.getLast()).isEqualTo("world-test-sequencer");
        assertThat(threads.subList(0, 3)).doesNotContain("world-test-sequencer");
        assertThat(world.status().exclusiveTurns()).isEqualTo(1);
        assertThat(world.status().conflicts()).isEqualTo(World.MAX_ATTEMPTS - 1);
    }

    @Test
    void savepointsAndRollbacksHoldWhenTheWorldMovedOn() {
        open.run(recording -> {
            recording.call(Steps.addBlindly("kept", 1));
            int savepoint = recording.savepoint();
            recording.call(Steps.addBlindly("lost", 1));
            recording.rollbackTo(savepoint);
            open.set("kept", 10);
            return Decision.commit(true);
        });

        assertThat(open.durable("kept")).isEqualTo(11);
        assertThat(open.durable("lost")).isZero();
        assertThat(world.status().replays()).isEqualTo(1);
    }

    @Test
    void aBugInATaskIsThrownAndLeavesNothing() {
        IllegalStateException bug = new IllegalStateException("a bug");

        Throwable quick =
                OpenWorld.failureOf(
                        open.submit(transaction -> {
                            Steps.set(transaction, "a", 1);
                            throw bug;
                        }));

        assertThat(quick).isSameAs(bug);
        assertThatThrownBy(() ->
                        open.run(recording -> {
                            recording.call(Steps.write("a", 1));
                            throw bug;
                        }))
                .isSameAs(bug);
        assertThat(world.snapshot().size()).isZero();
        open.set("later", 1);
        assertThat(open.store.commits()).hasSize(1);
    }

    @Test
    void anErrorInATaskDoesNotEndTheWorld() {
        Throwable failure =
                OpenWorld.failureOf(
                        open.submit(_ -> {
                            throw new StackOverflowError("too deep");
                        }));

        assertThat(failure).isInstanceOf(StackOverflowError.class);
        assertThat(open.set("later", 1).commit()).isPresent();
    }

    @Test
    void anInterruptLeftBehindDoesNotEndTheWorld() {
        OpenWorld.get(
                open.submit(transaction -> {
                    Steps.set(transaction, "a", 1);
                    Thread.currentThread().interrupt();
                    return Decision.commit(1);
                }));

        assertThat(open.set("later", 1).commit()).isPresent();
    }

    @Test
    void aBugInAListenerKeepsNothingFromTheOthersOrFromTheTask() {
        List<Long> heard = new ArrayList<>();
        world.subscribe(_ -> {
            throw new IllegalStateException("a bug");
        });
        world.subscribe(_ -> {
            Thread.currentThread().interrupt();
            throw new StackOverflowError("a worse bug");
        });
        world.subscribe(committed -> heard.add(committed.commit().sequence()));

        open.set("a", 1);
        open.set("a", 2);

        assertThat(heard).containsExactly(1L, 2L);
    }

    @Test
    void waitingForTheWorldOnItsOwnThreadsIsABugNotADeadlock() {
        CompletableFuture<Throwable> inListener = new CompletableFuture<>();
        world.subscribe(_ -> {
            try {
                open.run(_ -> Decision.discard(1));
            } catch (IllegalStateException e) {
                inListener.complete(e);
            }
        });

        open.set("a", 1);
        Throwable inTask =
                OpenWorld.failureOf(
                        open.submit(_ -> Decision.commit(open.run(_ -> Decision.discard(1)))));

        assertThat(OpenWorld.get(inListener)).isInstanceOf(IllegalStateException.class);
        assertThat(inTask)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("own thread");
        assertThatIllegalStateException()
                .isThrownBy(() -> {
                    Throwable closing =
                            OpenWorld.failureOf(
                                    open.submit(_ -> {
                                        world.close();
                                        return Decision.commit(1);
                                    }));
                    throw (RuntimeException) closing;
                });
        assertThat(world.status().running()).isTrue();
    }

    @Test
    void aTrialLeavesNothing() {
        open.set("a", 1);

        int tried =
                world.tryOut(
                        transaction -> {
                            Steps.set(transaction, "a", Steps.number(transaction.state(), "a") + 1);
                            return Decision.commit(true);
                        },
                        recording -> {
                            recording.call(Steps.log("trial"));
                            return Decision.commit(recording.call(Steps.add("a", 10)));
                        });

        assertThat(tried).isEqualTo(12);
        assertThat(open.durable("a")).isEqualTo(1);
        assertThat(world.log()).isEmpty();
        assertThat(open.store.sequence()).isEqualTo(1);
    }

    @Test
    void theLogKeepsTheLatestLines() {
        for (int i = 0; i < World.LOG_LINES + 20; i++) {
            OpenWorld.get(open.submit(Steps.logging("line " + i)));
        }

        assertThat(world.log())
                .hasSize(World.LOG_LINES)
                .first()
                .extracting(CommitStore.LogLine::text)
                .isEqualTo("line 20");
    }

    @Test
    void worldTimeGoesOnWhereTheLastCommitLeftIt() throws CommitStore.StorageException {
        open.ticker.addAndGet(5_000);
        open.set("a", 1);

        try (World again = World.open("again", open.store, () -> 77)) {
            assertThat(again.worldTime()).isEqualTo(5_000);
            assertThat(again.durable()).isEqualTo(world.durable());
        }
    }

    @Test
    void aSlowTaskDoesNotTurnBackTheWorldsTime() {
        Outcome<Long> slow =
                open.run(recording -> {
                    open.ticker.addAndGet(3_000);
                    open.set("a", 1);
                    recording.call(Steps.write("b", 1));
                    return Decision.commit(recording.transaction().worldTime());
                });

        assertThat(slow.result()).isZero();
        assertThat(slow.commit().orElseThrow().worldTime()).isEqualTo(3_000);
    }

    @Test
    void aWorldThatIsTooBusySaysSo() {
        CountDownLatch busy = new CountDownLatch(1);
        AtomicBoolean started = new AtomicBoolean();
        CompletableFuture<Outcome<Integer>> first =
                open.submit(_ -> {
                    started.set(true);
                    try {
                        busy.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return Decision.discard(1);
                });
        List<CompletableFuture<Outcome<Integer>>> waiting = new ArrayList<>();
        CompletableFuture<Outcome<Integer>> last = first;
        while (!last.isCompletedExceptionally()) {
            last = open.submit(_ -> Decision.discard(2));
            waiting.add(last);
            assertThat(waiting).hasSizeLessThan(20_000);
        }

        assertThat(OpenWorld.failureOf(last))
                .isInstanceOf(WorldStoppedException.class)
                .hasMessageContaining("too busy, try again");
        busy.countDown();
        waiting.removeLast();
        waiting.forEach(task -> assertThat(OpenWorld.get(task).result()).isEqualTo(2));
        assertThat(open.set("a", 1).commit()).isPresent();
    }

    @Test
    void aSnapshotStaysAsItIs() {
        open.set("a", 1);
        WorldState before = world.snapshot();

        open.set("a", 2);

        assertThat(Steps.number(before, "a")).isEqualTo(1);
    }
}
