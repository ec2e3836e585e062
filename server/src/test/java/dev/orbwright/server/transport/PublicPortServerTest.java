package dev.orbwright.server.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PublicPortServerTest {
    private final RecordingConnections connections = new RecordingConnections();

    @Test
    void closingTellsEveryoneAndLeavesNothingBehind() throws Exception {
        PublicPort port =
                PublicPort.open(
                        PortSettings.local(0),
                        config -> config.routes.get("/hello", ctx -> ctx.result("hello")),
                        connections);
        try (var joined = Wire.webSocket(port.port()).join();
                var silent = Wire.webSocket(port.port());
                var idle = Wire.connect(port.port())) {
            silent.hear("0{");
            Wire.send(idle, "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
            Wire.readUntil(idle, "hello");
            await().until(() -> connections.clients.size() == 1);
            connections.only().send("goodbye", "\"" + "x".repeat(500_000) + "\"");

            port.close();
            port.close();

            assertThat(joined.hear("42[\"goodbye\"")).hasSizeGreaterThan(500_000);
            assertThat(joined.hear("41")).isEqualTo("41");
            assertThat(joined.closeCode()).isEqualTo(1000);
            assertThat(silent.closeCode()).isEqualTo(1001);
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
            assertThat(connections.ended).containsValue("server is shutting down");
        }
        int number = port.port();
        assertThatThrownBy(() -> Wire.connect(number)).isInstanceOf(ConnectException.class);
        await().atMost(10, TimeUnit.SECONDS).untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    @Test
    void aHandlerThatNeverReturnsDoesNotHoldUpTheClose() throws Exception {
        PublicPort port = PublicPort.open(impatient(0), config -> {}, connections);
        try (var peer = Wire.webSocket(port.port()).join()) {
            peer.say("42[\"wait\"]");
            await().until(() -> connections.log.contains("wait[]"));

            port.close();
        }
        await().until(() -> !connections.ended.isEmpty());
    }

    @Test
    void aTakenPortIsSaidSo() {
        try (PublicPort first = PublicPort.open(impatient(0), config -> {}, connections)) {
            assertThatThrownBy(() ->
                            PublicPort.open(impatient(first.port()), config -> {}, connections))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("127.0.0.1:" + first.port())
                    .hasMessageContaining("another port");
        }
        await().atMost(10, TimeUnit.SECONDS).untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    @Test
    void aPortCanBeReopenedAtOnce() throws Exception {
        int number;
        try (PublicPort first = PublicPort.open(impatient(0), config -> {}, connections);
                var peer = Wire.webSocket(first.port()).join()) {
            number = first.port();
            peer.say("42[\"hello\"]");
        }
        try (PublicPort again = PublicPort.open(impatient(number), config -> {}, connections);
                var peer = Wire.webSocket(again.port()).join()) {
            assertThat(again.port()).isEqualTo(number);
            peer.say("421[\"hello\"]");
            assertThat(peer.hear("431")).isEqualTo("431[[]]");
        }
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> PortSettings.local(70_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("70000");
    }

    private static PortSettings impatient(int port) {
        return new PortSettings(
                "127.0.0.1",
                port,
                List.of(),
                10,
                10,
                64 * 1024,
                16,
                64 * 1024,
                Duration.ofMillis(500));
    }

    /// Threads of the port, of Javalin's server and of netty-socketio's timer. (Virtual threads end
    /// with their executor, which close() waits for.)
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .filter(thread ->
                        thread.getName().startsWith("orbwright-")
                                || thread.getName().startsWith("pool-")
                                || thread.getName().contains("etty"))
                .map(Thread::getName)
                .toList();
    }
}
