package dev.orbwright.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class WishLineTest {

    private final WishLine line = new WishLine(1);

    private CompletableFuture<Boolean> enter(List<Integer> positions) {
        return CompletableFuture.supplyAsync(
                () -> line.enter(positions::add), work -> Thread.ofVirtual().start(work));
    }

    @Test
    void thoseWhoWaitAreToldEachTimeThatTheyMoveUp() {
        List<Integer> second = new CopyOnWriteArrayList<>();
        List<Integer> third = new CopyOnWriteArrayList<>();
        assertThat(line.enter(_ -> {})).isFalse();
        CompletableFuture<Boolean> secondsTurn = enter(second);
        await().until(() -> line.size() == 2);
        CompletableFuture<Boolean> thirdsTurn = enter(third);
        await().until(() -> line.size() == 3);
        assertThat(second).containsExactly(1);
        assertThat(third).containsExactly(2);

        line.leave();
        assertThat(secondsTurn.join()).isTrue();
        assertThat(third).containsExactly(2, 1);
        assertThat(thirdsTurn).isNotDone();
        assertThat(line.size()).isEqualTo(2);

        line.leave();
        assertThat(thirdsTurn.join()).isTrue();
        line.leave();
        assertThat(line.size()).isZero();
        assertThat(line.enter(_ -> {})).isFalse();
    }
}
