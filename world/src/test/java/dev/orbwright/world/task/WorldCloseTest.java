package dev.orbwright.world.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

final class WorldCloseTest {

    private static List<String> threadsOf(String world) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("world-" + world + "-"))
                .toList();
    }

    @Test
    void acceptedTasksAreFinishedLaterOnesRefusedAndNoThreadIsLeft() {
        OpenWorld open = new OpenWorld("closing");
        assertThat(threadsOf("closing")).hasSize(2);
        open.store.stall();
        List<CompletableFuture<Outcome<Integer>>> accepted = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            accepted.add(open.submit(Steps.setting("n" + i, 1)));
        }
        Thread closing = Thread.ofPlatform().start(open.world::close);
        Awaitility.await().until(() -> closing.getState() == Thread.State.WAITING);

        assertThat(OpenWorld.failureOf(open.submit(Steps.setting("late", 1))))
                .isInstanceOf(WorldStoppedException.class)
                .hasMessage("the world is closed");
        assertThatExceptionOfType(WorldStoppedException.class)
                .isThrownBy(() -> open.run(_ -> Decision.discard(1)));
        open.store.release();
        accepted.forEach(task -> assertThat(OpenWorld.get(task).commit()).isPresent());

        Awaitility.await().until(() -> !closing.isAlive());
        assertThat(threadsOf("closing")).isEmpty();
        assertThat(open.store.sequence()).isEqualTo(500);
        assertThat(open.world.status().running()).isFalse();
        open.close();
    }

    @Test
    void closingTwiceIsClosingOnce() {
        OpenWorld open = new OpenWorld("twice");

        open.close();
        open.close();

        assertThat(threadsOf("twice")).isEmpty();
    }

    @Test
    void readingStaysPossibleAfterClosing() {
        OpenWorld open = new OpenWorld("reading");
        open.set("a", 1);

        open.close();

        assertThat(open.durable("a")).isEqualTo(1);
        assertThat(open.world.status().sequence()).isEqualTo(1);
    }

    @Test
    void aClosingThatIsInterruptedEndsByItself() {
        OpenWorld open = new OpenWorld("interrupted");
        Thread closing =
                Thread.ofPlatform()
                        .start(() -> {
                            Thread.currentThread().interrupt();
                            open.world.close();
                        });

        Awaitility.await().until(() -> !closing.isAlive());
        Awaitility.await().until(() -> threadsOf("interrupted").isEmpty());
    }

    @RepeatedTest(20)
    void whoeverRacesWithTheClosingGetsAnAnswer() throws InterruptedException {
        OpenWorld open = new OpenWorld("race");
        ConcurrentLinkedQueue<CompletableFuture<Boolean>> answers = new ConcurrentLinkedQueue<>();
        CountDownLatch started = new CountDownLatch(4);
        List<Thread> callers = new ArrayList<>();
        for (int caller = 0; caller < 4; caller++) {
            boolean recorded = caller % 2 == 0;
            boolean writes = caller < 2;
            String name = "n" + caller;
            callers.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                boolean refused = false;
                                while (!refused) {
                                    CompletableFuture<Boolean> answer =
                                            ask(open, recorded, writes, name);
                                    answers.add(answer);
                                    started.countDown();
                                    refused = !OpenWorld.get(answer);
                                }
                            }));
        }
        started.await();

        open.close();

        for (Thread caller : callers) {
            caller.join(30_000);
            assertThat(caller.isAlive()).isFalse();
        }
        assertThat(answers).allMatch(CompletableFuture::isDone);
        assertThat(threadsOf("race")).isEmpty();
    }

    /// True where the task was done, false where it was refused.
    private static CompletableFuture<Boolean> ask(
            OpenWorld open, boolean recorded, boolean writes, String name) {
        if (!recorded) {
            return open.submit(
                            transaction -> {
                                Steps.set(
                                        transaction,
                                        name,
                                        Steps.number(transaction.state(), name) + 1);
                                return writes ? Decision.commit(1) : Decision.discard(1);
                            })
                    .handle((_, failure) -> failure == null);
        }
        try {
            open.run(recording -> {
                recording.call(Steps.addBlindly(name, 1));
                return writes ? Decision.commit(1) : Decision.discard(1);
            });
            return CompletableFuture.completedFuture(true);
        } catch (WorldStoppedException e) {
            return CompletableFuture.completedFuture(false);
        }
    }
}
