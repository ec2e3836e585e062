package dev.orbwright.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.sandbox.process.StartOrder.Rank;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StartOrderTest {
    private final StartOrder order = new StartOrder();
    private final List<Rank> started = new CopyOnWriteArrayList<>();
    private final CountDownLatch go = new CountDownLatch(1);

    private Thread start(Rank rank) {
        return Thread.ofVirtual()
                .start(() -> {
                    try {
                        order.start(
                                rank,
                                () -> {
                                    started.add(rank);
                                    try {
                                        go.await();
                                    } catch (InterruptedException e) {
                                        throw new IOException(e);
                                    }
                                    throw new IOException("It does not start");
                                });
                    } catch (IOException e) {
                        // The next one's turn comes all the same.
                    }
                });
    }

    @Test
    void theMoreUrgentStartsNextWhoeverCameFirst() throws InterruptedException {
        Thread running = start(Rank.FURTHER);
        await().until(() -> started.size() == 1);
        List<Thread> waiting = List.of(start(Rank.FURTHER), start(Rank.FIRST_ON_PROBATION));
        await().until(() -> waiting.stream().allMatch(t -> t.getState() == Thread.State.WAITING));
        assertThat(started).hasSize(1);
        go.countDown();
        running.join();
        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(started).containsExactly(Rank.FURTHER, Rank.FIRST_ON_PROBATION, Rank.FURTHER);
    }

    @Test
    void theMostUrgentWaitsForNoneOfTheOthers() throws InterruptedException {
        Thread running = start(Rank.FIRST_ON_PROBATION);
        await().until(() -> started.size() == 1);

        Thread urgent = start(Rank.FIRST_TRUSTED);

        await().until(() -> started.size() == 2);
        assertThat(started).containsExactly(Rank.FIRST_ON_PROBATION, Rank.FIRST_TRUSTED);
        Thread other = start(Rank.FURTHER);
        await().until(() -> other.getState() == Thread.State.WAITING);
        go.countDown();
        for (Thread thread : List.of(running, urgent, other)) {
            thread.join();
        }
        assertThat(started).hasSize(3);
    }
}
