package dev.orbwright.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.server.transport.ConnectionCaps.Verdict;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class ConnectionCapsTest {
    private static final InetAddress A = InetAddress.ofLiteral("10.0.0.1");
    private static final InetAddress B = InetAddress.ofLiteral("10.0.0.2");

    @Test
    void oneAddressCannotTakeAllPlaces() {
        var caps = new ConnectionCaps(3, 2);

        assertThat(caps.enter(A)).isEqualTo(Verdict.ADMITTED);
        assertThat(caps.enter(A)).isEqualTo(Verdict.ADMITTED);
        assertThat(caps.enter(A)).isEqualTo(Verdict.TOLD);
        assertThat(caps.enter(B)).isEqualTo(Verdict.ADMITTED);
        assertThat(caps.enter(B)).isEqualTo(Verdict.TOLD);
    }

    @Test
    void placesAreGivenBackOnce() {
        var caps = new ConnectionCaps(1, 1);
        caps.enter(A);
        caps.leave(A, Verdict.ADMITTED);

        assertThat(caps.enter(B)).isEqualTo(Verdict.ADMITTED);
        assertThat(caps.enter(A)).isEqualTo(Verdict.TOLD);
        caps.leave(A, Verdict.TOLD);
        assertThat(caps.enter(A)).isEqualTo(Verdict.TOLD);
    }

    @Test
    void farOverTheCapNobodyIsAnswered() {
        var caps = new ConnectionCaps(1, 1);
        for (int i = 0; i < 65; i++) {
            caps.enter(A);
        }

        assertThat(caps.enter(A)).isEqualTo(Verdict.DROPPED);
    }
}
