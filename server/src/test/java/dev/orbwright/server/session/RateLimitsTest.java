package dev.orbwright.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.server.transport.FakeClient;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RateLimitsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimits limits = new RateLimits(nanos::get);

    private static Session session(String window, String soul) {
        return Session.ofPlayer(new FakeClient(window), soul);
    }

    private int acts(Session session, int times) {
        int done = 0;
        for (int i = 0; i < times; i++) {
            done += limits.refuse(session).isEmpty() ? 1 : 0;
        }
        return done;
    }

    @Test
    void floodIsRefusedWithTheTimeToWait() {
        Session eve = session("w1", "eve");
        assertThat(acts(eve, 1_000)).isEqualTo(RateLimits.BURST);
        Reply refused = limits.refuse(eve).orElseThrow();
        assertThat(refused.payload().text("code")).contains("RATE_LIMITED");
        assertThat(refused.payload().number("retry_after_ms")).hasValue(100.0);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(acts(eve, 1_000)).isEqualTo(RateLimits.PER_SECOND);
    }

    @Test
    void neitherAnotherWindowNorAnotherSoulHelps() {
        acts(session("w1", "eve"), 1_000);
        assertThat(acts(session("w2", "eve"), 10)).isZero();
        assertThat(acts(session("w1", "mallory"), 10)).isZero();
        assertThat(acts(session("w3", "ada"), 10)).isEqualTo(10);
    }

    @Test
    void floodOfOneSoulCostsTheOthersOfAConnectionNothing() {
        acts(session("w1", "eve"), 100);
        assertThat(acts(session("w1", "ada"), 1_000)).isEqualTo(RateLimits.BURST - 100);
    }
}
