package dev.orbwright.server.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import io.socket.engineio.client.transports.WebSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a well-behaved Socket.IO client sees.
class SocketIoServerTest {
    private final RecordingConnections connections = new RecordingConnections();
    private final List<Socket> sockets = new ArrayList<>();
    private final PortSettings settings =
            new PortSettings(
                    "127.0.0.1",
                    0,
                    List.of(),
                    100,
                    100,
                    64 * 1024,
                    600,
                    1024 * 1024,
                    Duration.ofSeconds(2));

    @SuppressWarnings("NullAway.Init")
    private PublicPort port;

    @BeforeEach
    void open() {
        port = PublicPort.open(settings, config -> {}, connections);
    }

    @AfterEach
    void close() {
        connections.gate.countDown();
        sockets.forEach(Socket::close);
        port.close();
    }

    @Test
    void aRequestIsAcknowledgedWithTheHandlersText() throws Exception {
        Socket socket = connected();

        assertThat(ask(socket, "performAction", new JSONObject().put("a", 1), "x", 2.5).toString())
                .isEqualTo("[{\"a\":1},\"x\",2.5]");
        assertThat(connections.log)
                .containsSubsequence("connected", "performAction[{\"a\":1}, \"x\", 2.5]");
    }

    @Test
    void theClientIsKnownByIdAddressAndToken() throws Exception {
        Socket socket = socket("", Map.of("token", "abc[1],{"));
        connect(socket);

        JSONObject who = (JSONObject) ask(socket, "who");

        assertThat(who.getString("address")).isEqualTo("127.0.0.1");
        assertThat(who.getString("token")).isEqualTo("abc[1],{");
        assertThat(who.getString("id")).hasSize(36).isEqualTo(socket.id());
    }

    @Test
    void theTokenMayComeInTheQuery() throws Exception {
        Socket socket = socket("?token=q%20r", Map.of());
        connect(socket);

        assertThat(((JSONObject) ask(socket, "who")).getString("token")).isEqualTo("q r");
    }

    @Test
    void noTokenIsNoToken() throws Exception {
        assertThat(((JSONObject) ask(connected(), "who")).getString("token")).isEqualTo("none");
    }

    @Test
    void eventsOfOneClientArriveInOrder() throws Exception {
        Socket socket = connected();
        for (int i = 0; i < 500; i++) {
            socket.emit("count", i);
        }

        await().until(() -> connections.log.size() == 501);
        for (int i = 0; i < 500; i++) {
            assertThat(connections.log.get(i + 1)).isEqualTo("count[" + i + "]");
        }
    }

    @Test
    void aFailingHandlerIsAnsweredWithoutInternalsAndLoggedOnce() throws Exception {
        Socket socket = connected();
        try (LogWatch log = LogWatch.open()) {
            for (String event : List.of("throw", "fail")) {
                JSONObject answer = (JSONObject) ask(socket, event);
                assertThat(answer.getJSONObject("error").getString("code")).isEqualTo("INTERNAL");
                assertThat(answer.toString()).doesNotContain("secret");
            }
            assertThat(log.atLeast(Level.ERROR)).hasSize(2);
        }
        assertThat(ask(socket, "still", 1).toString()).isEqualTo("[1]");
    }

    @Test
    void twentyClientsAreServedAtOnce() throws Exception {
        List<Socket> twenty = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            twenty.add(connected());
        }
        List<CompletableFuture<Object>> answers = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 20; i++) {
                answers.add(asking(twenty.get(i), "echo", i, round));
            }
        }
        for (int at = 0; at < answers.size(); at++) {
            assertThat(answers.get(at).get(Wire.TIMEOUT_SECONDS, TimeUnit.SECONDS).toString())
                    .isEqualTo("[" + at % 20 + "," + at / 20 + "]");
        }
        assertThat(connections.clients).hasSize(20);
    }

    @Test
    void aSlowHandlerDelaysItsOwnClientOnly() throws Exception {
        Socket slow = connected();
        Socket quick = connected();
        CompletableFuture<Object> waiting = asking(slow, "wait");
        CompletableFuture<Object> behind = asking(slow, "behind");

        for (int i = 0; i < 20; i++) {
            assertThat(ask(quick, "quick", i).toString()).isEqualTo("[" + i + "]");
        }

        assertThat(waiting).isNotDone();
        assertThat(behind).isNotDone();
        connections.gate.countDown();
        assertThat(waiting.get(Wire.TIMEOUT_SECONDS, TimeUnit.SECONDS)).isEqualTo("waited");
        assertThat(behind.get(Wire.TIMEOUT_SECONDS, TimeUnit.SECONDS).toString()).isEqualTo("[]");
    }

    @Test
    void textLeavesVerbatim() throws Exception {
        try (var peer = Wire.webSocket(port.port()).join()) {
            await().until(() -> !connections.clients.isEmpty());
            connections.only().send("say \"it\"", "{ \"a\" :1e2,\"é\": [ ] }");

            assertThat(peer.hear("42"))
                    .isEqualTo("42[\"say \\\"it\\\"\",{ \"a\" :1e2,\"é\": [ ] }]");
        }
    }

    @Test
    void largeTextsArriveWhole() throws Exception {
        Socket socket = connected();
        var heard = new CompletableFuture<String>();
        socket.on("big", arguments -> heard.complete((String) arguments[0]));

        connections.only().send("big", RawJson.quoted("é".repeat(1_000_000)));

        assertThat(heard.get(Wire.TIMEOUT_SECONDS, TimeUnit.SECONDS)).hasSize(1_000_000);
    }

    @Test
    void theServerCanSendAClientAway() throws Exception {
        Socket socket = connected();
        var told = new CompletableFuture<String>();
        socket.on(Socket.EVENT_DISCONNECT, arguments -> told.complete((String) arguments[0]));
        var last = new CompletableFuture<Object>();
        socket.on("last", arguments -> last.complete(arguments[0]));
        Client client = connections.only();

        client.send("last", "7");
        client.disconnect("you were asked to leave");
        client.disconnect("again");
        client.send("late", "8");

        assertThat(last.get(Wire.TIMEOUT_SECONDS, TimeUnit.SECONDS)).isEqualTo(7);
        assertThat(told.get(Wire.TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .isEqualTo("io server disconnect");
        await().untilAsserted(() ->
                assertThat(connections.ended)
                        .containsEntry(client.id(), "you were asked to leave"));
        assertThat(client.writable()).isFalse();
    }

    @Test
    void aClientThatLeavesIsReportedOnceAfterItsEvents() throws Exception {
        Socket socket = connected();
        socket.emit("last", 1);
        socket.disconnect();

        await().until(() -> !connections.ended.isEmpty());
        assertThat(connections.log).startsWith("connected", "last[1]").hasSize(3);
    }

    @Test
    void sessionsCannotBeChosen() throws Exception {
        String chosen = "11111111-2222-3333-4444-555555555555";
        try (var peer =
                Wire.webSocket(
                        port.port(),
                        "/socket.io/?EIO=4&transport=websocket",
                        "Cookie",
                        "io=" + chosen,
                        "io",
                        chosen)) {
            assertThat(peer.hear("0{")).doesNotContain(chosen);
            peer.say("40");
            assertThat(peer.hear("40{")).doesNotContain(chosen);
        }
    }

    @Test
    void aFloodIsAnsweredAndThenCut() throws Exception {
        Socket quick = connected();
        try (var flood = Wire.webSocket(port.port()).join()) {
            flood.say("421[\"wait\"]");
            for (int i = 0; i < 1_199; i++) {
                flood.say("42" + (i + 2) + "[\"more\"]");
            }
            assertThat(flood.hear("43"))
                    .startsWith("43601[{\"error\":{\"code\":\"TOO_MANY_REQUESTS\"");
            assertThat(flood.closeCode()).isEqualTo(1000);
        }
        assertThat(ask(quick, "alive", 1).toString()).isEqualTo("[1]");
        connections.gate.countDown();
        await().until(() -> connections.ended.containsValue("too many requests"));
    }

    @Test
    void unansweredRequestsCountAsOpen() throws Exception {
        try (var peer = Wire.webSocket(port.port()).join()) {
            for (int i = 0; i <= 600; i++) {
                peer.say("42" + i + "[\"never\"]");
            }
            assertThat(peer.hear("43")).startsWith("43600[{\"error\":");
            peer.say("42[\"never\"]");
            assertThat(peer.hear("42[\"error\"")).contains("TOO_MANY_REQUESTS");
        }
    }

    @Test
    void aStalledReaderIsCutWhileOthersGoOn() throws Exception {
        String block = RawJson.quoted("x".repeat(32 * 1024));
        try (java.net.Socket stalled = Wire.connect(port.port());
                LogWatch log = LogWatch.open()) {
            Wire.send(
                    stalled,
                    """
                    GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r
                    Host: localhost\r
                    Connection: Upgrade\r
                    Upgrade: websocket\r
                    Sec-WebSocket-Version: 13\r
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                    \r
                    """);
            Wire.readUntil(stalled, "}");
            stalled.getOutputStream()
                    .write(new byte[] {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, '4', '0'});
            await().until(() -> connections.clients.size() == 1);
            Client client = connections.only();
            Socket quick = connected();

            // Polite at first: fill until it is not writable; then ignore that, up to the hard
            // limit.
            await().pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        client.send("block", block);
                        return !client.writable();
                    });
            for (int i = 0; i < 40; i++) {
                client.send("block", block);
            }
            for (int i = 0; i < 20; i++) {
                assertThat(ask(quick, "alive", i).toString()).isEqualTo("[" + i + "]");
            }
            await().until(() -> connections.ended.containsKey(client.id()));
            assertThat(log.atLeast(Level.WARN)).anyMatch(line -> line.contains("does not read"));
            assertThat(ask(quick, "alive").toString()).isEqualTo("[]");
        }
    }

    @Test
    void whoeverWaitsForAWritableClientIsCalledOnce() throws Exception {
        connected();
        Client client = connections.only();
        var called = new CountDownLatch(2);

        client.onWritable(called::countDown);
        await().until(() -> called.getCount() == 1);
        String block = RawJson.quoted("x".repeat(200_000));
        for (int i = 0; i < 20 && client.writable(); i++) {
            client.send("block", block);
        }
        client.onWritable(called::countDown);

        assertThat(called.await(Wire.TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(client.writable()).isTrue();
    }

    private Socket socket(String query, Map<String, String> auth) {
        IO.Options options =
                IO.Options.builder()
                        .setTransports(new String[] {WebSocket.NAME})
                        .setForceNew(true)
                        .setReconnection(false)
                        .setAuth(auth)
                        .build();
        Socket socket =
                IO.socket(URI.create("http://127.0.0.1:" + port.port() + "/" + query), options);
        sockets.add(socket);
        return socket;
    }

    private Socket connected() throws Exception {
        Socket socket = socket("", Map.of());
        connect(socket);
        return socket;
    }

    private void connect(Socket socket) throws Exception {
        int before = connections.clients.size();
        var connected = new CompletableFuture<Void>();
        socket.on(Socket.EVENT_CONNECT, arguments -> connected.complete(null));
        socket.on(
                Socket.EVENT_CONNECT_ERROR,
                arguments ->
                        connected.completeExceptionally(
                                new IllegalStateException(String.valueOf(arguments[0]))));
        socket.connect();
        connected.get(Wire.TIMEOUT_SECONDS, TimeUnit.SECONDS);
        await().until(() -> connections.clients.size() > before);
    }

    private static Object ask(Socket socket, String event, Object... arguments) throws Exception {
        return asking(socket, event, arguments).get(Wire.TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private static CompletableFuture<Object> asking(
            Socket socket, String event, Object... arguments) {
        var answer = new CompletableFuture<Object>();
        socket.emit(
                event,
                arguments,
                (Ack)
                        answers -> {
                            if (!answer.complete(answers[0])) {
                                throw new IllegalStateException("acknowledged twice");
                            }
                        });
        return answer;
    }
}
