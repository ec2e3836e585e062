package dev.orbwright.server.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a peer can do that does not keep to the protocol: end its own connection, and nothing else.
class HostilePacketServerTest {
    private static final String UPGRADE =
            """
            Connection: Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            \r
            """;

    private static final String CLOSE = "Host: localhost\r\nConnection: close\r\n\r\n";

    private final RecordingConnections connections = new RecordingConnections();
    private final LogWatch log = LogWatch.open();
    private final PortSettings settings =
            new PortSettings(
                    "127.0.0.1",
                    0,
                    List.of("https://play.example"),
                    6,
                    6,
                    64 * 1024,
                    16,
                    64 * 1024,
                    Duration.ofSeconds(2));

    @SuppressWarnings("NullAway.Init")
    private PublicPort port;

    @BeforeEach
    void open() {
        port = PublicPort.open(settings, config -> {}, connections);
    }

    /// After each attack the port serves, and nothing was worth an error line.
    @AfterEach
    void stillServes() throws Exception {
        await().untilAsserted(() -> {
            try (var honest = Wire.webSocket(port.port()).join()) {
                honest.say("421[\"echo\",1]");
                assertThat(honest.hear("431")).isEqualTo("431[[1]]");
            }
        });
        port.close();
        log.close();
        assertThat(log.atLeast(Level.ERROR)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "0",
                "2",
                "2probe",
                "3probe",
                "4",
                "40",
                "40{}",
                "42",
                "421",
                "42x[\"a\"]",
                "42-1[\"a\"]",
                "42/admin,[\"a\"]",
                "421234567890[\"a\"]",
                "42{\"a\":1}",
                "42[\"a\"]\u001e42[\"a\"]",
                "43",
                "431[]",
                "44",
                "451-[\"a\",{\"_placeholder\":true,\"num\":0}]",
                "46",
                "48",
                "5",
                "6",
                "9:40",
                "4:42[\"a\"]",
                "\u0000\u0001",
            })
    void aMalformedPacketEndsItsConnectionCleanly(String packet) throws Exception {
        try (var peer = Wire.webSocket(port.port()).join()) {
            peer.say(packet);
            assertThat(peer.closeCode()).isEqualTo(1002);
        }
        await().until(() -> connections.ended.containsValue("protocol error"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"42[\"a\"]", "3", "43", "40[]", "40{\"token\":", "40{}x", "4"})
    void nothingIsServedBeforeAProperConnect(String packet) throws Exception {
        try (var peer = Wire.webSocket(port.port())) {
            peer.hear("0{");
            peer.say(packet);
            if (!packet.equals("3")) {
                assertThat(peer.closeCode()).isEqualTo(1002);
            }
        }
        assertThat(connections.log).isEmpty();
    }

    @Test
    void whoNeverConnectsIsCut() throws Exception {
        try (var peer = Wire.webSocket(port.port())) {
            assertThat(peer.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void brokenJsonIsAnsweredAndCut() throws Exception {
        try (var peer = Wire.webSocket(port.port()).join()) {
            peer.say("427[\"a\",{]");
            assertThat(peer.hear("43")).startsWith("437[{\"error\":{\"code\":\"BAD_REQUEST\"");
            assertThat(peer.closeCode()).isEqualTo(1000);
        }
    }

    @Test
    void bombsAreRefusedAndTheClientStays() throws Exception {
        try (var peer = Wire.webSocket(port.port()).join()) {
            peer.say("421[\"a\"," + "[".repeat(20_000) + "]".repeat(20_000) + "]");
            assertThat(peer.hear("43")).startsWith("431[{\"error\":{\"code\":\"BAD_REQUEST\"");
            peer.say("42[\"a\"," + "9".repeat(20_000) + "]");
            assertThat(peer.hear("42")).startsWith("42[\"error\",{\"code\":\"BAD_REQUEST\"");
            peer.say("423[\"a\",1e999999999,{\"k\":1,\"k\":2},\"\\ud800\"]");
            assertThat(peer.hear("433"))
                    .isEqualTo("433[[1e999999999,{\"k\":1,\"k\":2},\"\\ud800\"]]");
        }
    }

    @Test
    void anotherNamespaceIsRefusedByTheProtocol() throws Exception {
        try (var peer = Wire.webSocket(port.port())) {
            peer.say("40/admin,{\"token\":\"x\"}");
            assertThat(peer.hear("44")).isEqualTo("44/admin,{\"message\":\"Invalid namespace\"}");
            assertThat(peer.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void binaryIsRefused() throws Exception {
        try (var peer = Wire.webSocket(port.port()).join()) {
            peer.sayBinary(new byte[] {4, '2'});
            assertThat(peer.closeCode()).isEqualTo(1003);
        }
    }

    @Test
    void oversizePacketsAreCut() throws Exception {
        try (var peer = Wire.webSocket(port.port()).join()) {
            peer.say("42[\"" + "x".repeat(100_000) + "\"]");
            assertThat(peer.closeCode()).isIn(1009, 1006, -1);
        }
        try (var peer = Wire.webSocket(port.port()).join()) {
            for (int i = 0; i < 20 && !peer.closed.isDone(); i++) {
                try {
                    peer.sayPart("x".repeat(10_000));
                } catch (java.util.concurrent.ExecutionException cut) {
                    break;
                }
            }
            assertThat(peer.closeCode()).isIn(1009, 1006, -1);
        }
        await().until(() -> connections.ended.size() == 2);
    }

    @Test
    void fragmentsAndPingsAreServed() throws Exception {
        try (var peer = Wire.webSocket(port.port()).join()) {
            peer.sayPart("425[\"ec");
            peer.ping();
            peer.say("ho\",true]");
            peer.hear("pong");
            assertThat(peer.hear("435")).isEqualTo("435[[true]]");
        }
    }

    @Test
    void leavingIsClean() throws Exception {
        try (var peer = Wire.webSocket(port.port()).join()) {
            peer.say("41");
            assertThat(peer.closeCode()).isEqualTo(1000);
        }
        await().until(() -> connections.ended.containsValue("client left"));
    }

    @Test
    void brokenFramesAndRubbishBehindTheHandshakeEndTheConnection() throws Exception {
        try (Socket socket = Wire.connect(port.port())) {
            Wire.send(
                    socket,
                    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\n"
                            + UPGRADE);
            Wire.readUntil(socket, "}");
            // An unmasked frame with reserved bits.
            socket.getOutputStream().write(new byte[] {(byte) 0xF1, 2, '4', '0'});
            readToEnd(socket);
        }
        try (Socket socket = Wire.connect(port.port())) {
            Wire.send(
                    socket,
                    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\n"
                            + UPGRADE
                            + "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            readToEnd(socket);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EIO=4&transport=polling",
                "EIO=4",
                "EIO=4&transport=websocket&transport=polling",
                "EIO=4&transport=flash",
                "EIO=3&transport=polling",
            })
    void pollingIsToldToUseWebsocket(String query) throws Exception {
        for (String method : List.of("GET", "POST")) {
            assertThat(
                            request(
                                    method + " /socket.io/?" + query,
                                    "Host: localhost\r\nContent-Length: 0\r\n\r\n"))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("{\"code\":\"WEBSOCKET_ONLY\"", "transports: ['websocket']");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EIO=3&transport=websocket",
                "transport=websocket",
                "EIO=4&EIO=3&transport=websocket",
                "EIO=4&transport=websocket&sid=11111111-2222-3333-4444-555555555555",
                "EIO=4&transport=websocket&sid=x",
                "EIO=4&transport=websocket&x=%zz",
            })
    void handshakesOfAnotherKindAreRefused(String query) throws Exception {
        assertThat(request("GET /socket.io/?" + query, "Host: localhost\r\n" + UPGRADE))
                .startsWith("HTTP/1.1 400 ")
                .contains("{\"code\":");
    }

    @Test
    void incompleteHandshakesNeverReachTheLibrary() throws Exception {
        String path = "GET /socket.io/?EIO=4&transport=websocket";
        assertThat(request(path, "Host: localhost\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(request(path, "Host: localhost\r\n" + UPGRADE.replace("13", "8")))
                .startsWith("HTTP/1.1 400 ");
        assertThat(request(path, "Host: localhost\r\n" + UPGRADE.replace("dGhl", "")))
                .startsWith("HTTP/1.1 400 ");
        assertThat(request(path, "Host: localhost\r\nContent-Length: 2\r\n" + UPGRADE + "hi"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(
                        request(
                                "GET /socket.io/admin?EIO=4&transport=websocket",
                                "Host: localhost\r\n" + UPGRADE))
                .startsWith("HTTP/1.1 404 ");
    }

    @Test
    void foreignPagesAndReboundNamesAreRefused() throws Exception {
        String path = "GET /socket.io/?EIO=4&transport=websocket";
        assertThat(request(path, "Host: localhost\r\nOrigin: http://evil.example\r\n" + UPGRADE))
                .startsWith("HTTP/1.1 403 ")
                .contains("FORBIDDEN_ORIGIN");
        assertThat(request(path, "Host: evil.example\r\nOrigin: http://evil.example\r\n" + UPGRADE))
                .startsWith("HTTP/1.1 403 ")
                .contains("FORBIDDEN_HOST");
        for (String origin : List.of("https://play.example", "http://localhost:5173")) {
            try (var peer =
                    Wire.webSocket(
                            port.port(),
                            "/socket.io/?EIO=4&transport=websocket",
                            "Origin",
                            origin)) {
                peer.join();
            }
        }
    }

    @Test
    void tooManyConnectionsAreToldAndPlacesComeBack() throws Exception {
        Socket[] held = new Socket[6];
        for (int i = 0; i < held.length; i++) {
            held[i] = Wire.connect(port.port());
        }
        // Sockets are counted on several event loops, so the last may be counted first.
        await().untilAsserted(() ->
                assertThat(request("GET /hello", CLOSE))
                        .startsWith("HTTP/1.1 503 ")
                        .contains("TOO_MANY_CONNECTIONS"));
        for (Socket socket : held) {
            socket.close();
        }
    }

    private String request(String line, String rest) throws IOException {
        return Wire.exchange(port.port(), line + " HTTP/1.1\r\n" + rest);
    }

    private static void readToEnd(Socket socket) throws IOException {
        try {
            socket.getInputStream().readAllBytes();
        } catch (java.net.SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }
}
