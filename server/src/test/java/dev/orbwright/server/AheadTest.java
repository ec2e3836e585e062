package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class AheadTest {

    private final AtomicInteger closed = new AtomicInteger();
    private final AutoCloseable made = closed::incrementAndGet;

    @Test
    void whatIsTakenIsTheTakersToClose() throws Exception {
        Ahead<AutoCloseable> ahead = Ahead.begin("part", () -> made);

        assertThat(ahead.get()).isSameAs(made);
        ahead.abandon();

        assertThat(closed).hasValue(0);
    }

    @Test
    void whatNobodyTookIsWaitedForAndClosed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Ahead<AutoCloseable> ahead =
                Ahead.begin(
                        "part",
                        () -> {
                            begun.countDown();
                            return made;
                        });
        begun.await();

        ahead.abandon();

        assertThat(closed).hasValue(1);
    }

    @Test
    void failureIsTheOneThatItWas() throws Exception {
        Ahead<AutoCloseable> refused =
                Ahead.begin(
                        "part",
                        () -> {
                            throw new StartException("no disk");
                        });
        assertThatThrownBy(refused::get).isInstanceOf(StartException.class).hasMessage("no disk");
        refused.abandon();

        Ahead<AutoCloseable> bug =
                Ahead.begin(
                        "part",
                        () -> {
                            throw new IllegalStateException("a bug");
                        });
        assertThatThrownBy(bug::get).isInstanceOf(IllegalStateException.class);
    }
}
