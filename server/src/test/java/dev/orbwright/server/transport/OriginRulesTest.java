package dev.orbwright.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginRulesTest {
    private final OriginRules local =
            new OriginRules(
                    "127.0.0.1", List.of("https://Play.example", "http://ours.example:8080"));

    @ParameterizedTest
    @CsvSource({
        "localhost:3001, http://localhost:3001, true",
        "LOCALHOST:3001, http://localhost:3001, true",
        "127.0.0.1:3001, http://localhost:5173, true",
        "127.0.0.1:3001, http://app.localhost:5173, true",
        "[::1]:3001, http://[::1]:3001, true",
        "127.0.0.1:3001, https://play.example, true",
        "play.example, https://play.example, true",
        "127.0.0.1:3001, http://play.example, false",
        "127.0.0.1:3001, https://evil.example, false",
        "127.0.0.1:3001, https://play.example.evil.example, false",
        "127.0.0.1:3001, http://127.0.0.1.evil.example, false",
        "127.0.0.1:3001, http://127.evil.example, false",
        "127.0.0.1:3001, http://localhost@evil.example, false",
        "127.0.0.1:3001, http://localhost:x, false",
        "127.0.0.1:3001, null, false",
        "127.0.0.1:3001, file://, false",
        "evil.example:3001, http://evil.example:3001, false",
        "127.0.0.1.evil.example:3001, http://localhost:3001, false",
        "localhost.evil.example, http://localhost:3001, false",
    })
    void pagesOfThisMachineAndAllowedOnesMayAct(String host, String origin, boolean allowed) {
        var headers = new DefaultHttpHeaders().set("Host", host).set("Origin", origin);

        assertThat(local.refusal(headers, true).isEmpty()).isEqualTo(allowed);
    }

    @Test
    void aReboundNameMayNotEvenRead() {
        var headers = new DefaultHttpHeaders().set("Host", "evil.example:3001");

        assertThat(local.refusal(headers, false)).isPresent();
    }

    @Test
    void programsSendNoOriginAndTwoOriginsAreNone() {
        var headers = new DefaultHttpHeaders().set("Host", "127.0.0.1:3001");
        assertThat(local.refusal(headers, true)).isEmpty();

        headers.add("Origin", "http://localhost").add("Origin", "http://localhost");
        assertThat(local.refusal(headers, true)).isPresent();
    }

    @Test
    void pageBehindAProxyIsServedByTheNameThatTheOperatorAllowed() {
        var proxied = new OriginRules("127.0.0.1", List.of("https://play.example"));
        var headers =
                new DefaultHttpHeaders()
                        .set("Host", "play.example")
                        .set("Origin", "https://play.example");
        assertThat(proxied.refusal(headers, true)).isEmpty();

        headers.set("Origin", "https://evil.example");
        assertThat(proxied.refusal(headers, true)).isPresent();
        assertThat(OriginRules.isLoopbackAuthority("play.example")).isFalse();
        assertThat(OriginRules.isLoopbackAuthority("localhost:3001")).isTrue();
        assertThat(OriginRules.isLoopbackOrigin("https://play.example")).isFalse();
        assertThat(OriginRules.isLoopbackOrigin("http://127.0.0.1:3001")).isTrue();
        assertThat(OriginRules.isLoopbackOrigin("null")).isFalse();
    }

    @Test
    void onAnOpenAddressAnyHostIsServedButForeignPagesAreNot() {
        var open = new OriginRules("0.0.0.0", List.of());
        var headers =
                new DefaultHttpHeaders()
                        .set("Host", "game.example")
                        .set("Origin", "http://game.example");
        assertThat(open.refusal(headers, true)).isEmpty();

        headers.set("Origin", "http://evil.example");
        assertThat(open.refusal(headers, true)).isPresent();
    }
}
