package dev.orbwright.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class TurnsTest {

    private final Turns turns = new Turns();

    @Test
    void soulDoesOneThingAfterTheOtherInItsOrder() {
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int number = i;
            all.add(turns.next("ada", () -> done.add(number)));
        }
        all.forEach(CompletableFuture::join);

        assertThat(done).isSorted().hasSize(200);
    }

    @Test
    void soulDoesNotWaitForAnother() {
        CountDownLatch held = new CountDownLatch(1);
        CompletableFuture<Boolean> ada =
                turns.next(
                        "ada",
                        () -> {
                            try {
                                held.await();
                                return true;
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });

        assertThat(turns.next("bea", () -> 7).join()).isEqualTo(7);
        assertThat(ada).isNotDone();
        held.countDown();
        assertThat(ada.join()).isTrue();
    }

    @Test
    void failureIsTheFailuresOwnAndTheNextTurnComes() {
        CompletableFuture<Object> failing =
                turns.next(
                        "ada",
                        () -> {
                            throw new AssertionError("no");
                        });

        assertThat(turns.next("ada", () -> 7).join()).isEqualTo(7);
        assertThat(failing).isCompletedExceptionally();
    }
}
