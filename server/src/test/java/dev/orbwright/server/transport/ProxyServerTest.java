package dev.orbwright.server.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.JavalinConfig;
import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// HTTP through the public port to Javalin and back.
class ProxyServerTest {
    private static final PortSettings SETTINGS =
            new PortSettings(
                    "127.0.0.1",
                    0,
                    List.of(),
                    100,
                    100,
                    64 * 1024,
                    16,
                    64 * 1024,
                    Duration.ofSeconds(2));

    record Named(String name) {}

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<SseClient> streams = new ConcurrentLinkedQueue<>();
    private final AtomicInteger internalPort = new AtomicInteger();
    private final AtomicInteger closedStreams = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private PublicPort port;

    @BeforeEach
    void open() {
        port = PublicPort.open(SETTINGS, this::routes, new RecordingConnections());
    }

    private void routes(JavalinConfig config) {
        config.routes.get("/hello", ctx -> ctx.result("hello"));
        config.routes.post("/echo", ctx -> ctx.result(ctx.bodyAsBytes()));
        config.routes.post("/json", ctx -> ctx.json(ctx.bodyAsClass(Named.class)));
        config.routes.get(
                "/throw",
                ctx -> {
                    throw new IllegalStateException("secret internals");
                });
        config.routes.get("/address", ctx -> ctx.result(ClientAddress.of(ctx) + " " + ctx.ip()));
        config.routes.get(
                "/headers",
                ctx -> {
                    internalPort.set(ctx.req().getLocalPort());
                    ctx.result(
                            ctx.headerMap().entrySet().stream()
                                    .map(header -> header.getKey() + ": " + header.getValue())
                                    .collect(Collectors.joining("\n")));
                });
        config.routes.get(
                "/large",
                ctx -> {
                    byte[] block = new byte[64 * 1024];
                    Arrays.fill(block, (byte) 'x');
                    for (int i = 0; i < 160; i++) {
                        ctx.outputStream().write(block);
                    }
                });
        config.routes.post("/ignore", ctx -> ctx.status(413).result("too much"));
        config.routes.sse(
                "/stream",
                stream -> {
                    stream.keepAlive();
                    stream.onClose(closedStreams::incrementAndGet);
                    stream.sendEvent("hello", "first");
                    streams.add(stream);
                });
        config.routes.ws(
                "/ws",
                ws ->
                        ws.onMessage(ctx ->
                                ctx.send(
                                        ctx.message().length() > 10
                                                ? ctx.message().length() + " characters"
                                                : ctx.message())));
    }

    @AfterEach
    void close() {
        http.shutdownNow();
        port.close();
    }

    @Test
    void largeBodiesPassBothWays() throws Exception {
        byte[] body = new byte[3 * 1024 * 1024];
        new Random(1).nextBytes(body);

        assertThat(
                        send(
                                        to("/echo").POST(BodyPublishers.ofByteArray(body)),
                                        BodyHandlers.ofByteArray())
                                .body())
                .isEqualTo(body);
        // Of unknown length: chunked.
        var chunked = BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body));
        assertThat(send(to("/echo").POST(chunked), BodyHandlers.ofByteArray()).body())
                .isEqualTo(body);
        assertThat(send(to("/large").GET(), BodyHandlers.ofByteArray()).body())
                .hasSize(160 * 64 * 1024);
    }

    @Test
    void aSlowReaderGetsEverything() throws Exception {
        try (Socket socket = Wire.connect(port.port())) {
            Wire.send(socket, "GET /large HTTP/1.0\r\nHost: localhost\r\n\r\n");
            InputStream in = socket.getInputStream();
            byte[] first = in.readNBytes(100);
            assertThat(new String(first, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 200 ");
            assertThat(in.readAllBytes()).hasSizeGreaterThan(160 * 64 * 1024 - 100);
        }
    }

    @Test
    void eventsStreamUnbuffered() throws Exception {
        HttpResponse<InputStream> response =
                send(
                        to("/stream").header("Accept", "text/event-stream"),
                        BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            assertThat(new String(in.readNBytes(12), StandardCharsets.UTF_8))
                    .isEqualTo("event: hello");
            await().until(() -> !streams.isEmpty());
            streams.element().sendEvent("again", "second");
            var text = new StringBuilder();
            while (!text.toString().contains("second")) {
                text.append((char) in.read());
            }
        }
        // Gone: the server hears of it when it next writes.
        await().untilAsserted(() -> {
            streams.element().sendComment("still there?");
            assertThat(closedStreams).hasValue(1);
        });
    }

    @Test
    void headHasNoBodyAndTheConnectionGoesOn() throws Exception {
        try (Socket socket = Wire.connect(port.port())) {
            for (String path : List.of("/hello", "/large", "/nothing")) {
                Wire.send(socket, "HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(Wire.readUntil(socket, "\r\n\r\n")).startsWith("HTTP/1.1 ");
            }
            Wire.send(socket, "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(Wire.readUntil(socket, "hello")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        String get = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String post = "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\n";
        String all =
                Wire.exchange(
                        port.port(),
                        get
                                + post
                                + "one"
                                + get.replace("GET /hello", "HEAD /hello")
                                + head(
                                        "POST /echo HTTP/1.1",
                                        "Host: localhost",
                                        "Transfer-Encoding: chunked")
                                + "1\r\nt\r\n2\r\nwo\r\n0\r\n\r\n"
                                + get.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                                + get);

        assertThat(all.split("HTTP/1.1 200 ", -1)).hasSize(6);
        assertThat(all).containsSubsequence("hello", "one", "two", "hello");
    }

    @Test
    void manyTinyChunksDoNotOverflowTheStack() throws Exception {
        String answer =
                Wire.exchange(
                        port.port(),
                        head(
                                        "POST /echo HTTP/1.1",
                                        "Host: localhost",
                                        "Connection: close",
                                        "Transfer-Encoding: chunked")
                                + "1\r\ny\r\n".repeat(50_000)
                                + "0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(answer.substring(answer.indexOf("\r\n\r\n")).chars().filter(c -> c == 'y'))
                .hasSize(50_000);
    }

    @Test
    void expectContinueIsAnsweredByJavalin() throws Exception {
        try (Socket socket = Wire.connect(port.port())) {
            Wire.send(
                    socket,
                    head(
                            "POST /echo HTTP/1.1",
                            "Host: localhost",
                            "Content-Length: 4",
                            "Expect: 100-continue"));
            assertThat(Wire.readUntil(socket, "\r\n\r\n")).startsWith("HTTP/1.1 100 ");
            Wire.send(socket, "body");
            assertThat(Wire.readUntil(socket, "body")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void anEarlyAnswerArrivesThoughTheBodyIsNotRead() throws Exception {
        try (Socket socket = Wire.connect(port.port())) {
            Wire.send(
                    socket,
                    head("POST /ignore HTTP/1.1", "Host: localhost", "Content-Length: 100000000")
                            + "x".repeat(1_000));
            assertThat(Wire.readUntil(socket, "too much"))
                    .startsWith("HTTP/1.1 413 ")
                    .containsIgnoringCase("connection: close");
        }
    }

    @Test
    void webSocketsOfOtherPathsPass() throws Exception {
        try (var peer = Wire.webSocket(port.port(), "/ws")) {
            peer.say("ping");
            assertThat(peer.hear("")).isEqualTo("ping");
            peer.say("x".repeat(50_000));
            assertThat(peer.hear("")).isEqualTo("50000 characters");
        }
        assertThat(
                        Wire.exchange(
                                port.port(),
                                head(
                                        "GET /ws HTTP/1.1",
                                        "Host: localhost",
                                        "Origin: http://evil.example",
                                        "Connection: Upgrade",
                                        "Upgrade: websocket")))
                .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void errorsAreJsonWithoutInternals() throws Exception {
        HttpResponse<String> missing = get("/api/nothing");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(code(missing)).isEqualTo("NOT_FOUND");

        HttpResponse<String> thrown = get("/throw");
        assertThat(thrown.statusCode()).isEqualTo(500);
        assertThat(code(thrown)).isEqualTo("INTERNAL");
        assertThat(thrown.body()).doesNotContain("secret", "Exception");

        for (String body : List.of("{", "[1]", "{\"name\":{}}", "[".repeat(5_000))) {
            HttpResponse<String> malformed =
                    send(to("/json").POST(BodyPublishers.ofString(body)), BodyHandlers.ofString());
            assertThat(malformed.statusCode()).isEqualTo(400);
            assertThat(code(malformed)).isEqualTo("BAD_REQUEST");
        }
    }

    @Test
    void theAddressCannotBeForged() throws Exception {
        HttpResponse<String> response =
                send(
                        to("/address")
                                .header("X-Forwarded-For", "6.6.6.6")
                                .header("Forwarded", "for=6.6.6.6")
                                .header("X-Real-IP", "6.6.6.6")
                                .header(InternalDoor.ADDRESS, "6.6.6.6")
                                .header(InternalDoor.PORT, "1"),
                        BodyHandlers.ofString());

        assertThat(response.body()).isEqualTo("127.0.0.1 127.0.0.1");
    }

    @Test
    void neitherSecretNorClaimsReachTheHandlers() throws Exception {
        String headers =
                send(
                                to("/headers")
                                        .header("X-Forwarded-For", "6.6.6.6")
                                        .header("X-Forwarded-Host", "evil")
                                        .header("Forwarded", "for=6.6.6.6")
                                        .header("X-Orbwright-Door", "guess")
                                        .header("X-Fine", "fine"),
                                BodyHandlers.ofString())
                        .body();

        assertThat(headers).contains("X-Fine: fine");
        // That somebody made such claims is all that is told of them.
        String claims = InternalDoor.FORWARDED + ": yes";
        assertThat(headers).containsOnlyOnce(claims);
        assertThat(headers.replace(claims, ""))
                .doesNotContainIgnoringCase("orbwright")
                .doesNotContainIgnoringCase("forwarded")
                .doesNotContain("6.6.6.6")
                .doesNotContain("evil");
        assertThat(Wire.exchange(port.port(), "TRACE /headers HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ")
                .doesNotContainIgnoringCase("x-orbwright");
    }

    @Test
    void theSecretCannotBeNamedAwayAsHopByHop() throws Exception {
        assertThat(
                        Wire.exchange(
                                port.port(),
                                head(
                                        "GET /address HTTP/1.1",
                                        "Host: localhost",
                                        "Connection: close, X-Orbwright-Door, X-Orbwright-Address, Host")))
                .endsWith("127.0.0.1 127.0.0.1");
    }

    @Test
    void theInternalPortServesNobodyElse() throws Exception {
        get("/headers");

        for (String secret :
                List.of("", "X-Orbwright-Door: guess\r\nX-Orbwright-Address: 6.6.6.6\r\n")) {
            for (String path : List.of("/hello", "/nothing", "/ws")) {
                assertThat(
                                Wire.exchange(
                                        internalPort.get(),
                                        "GET "
                                                + path
                                                + " HTTP/1.1\r\nHost: localhost\r\n"
                                                + secret
                                                + "Connection: close\r\n\r\n"))
                        .startsWith("HTTP/1.1 403 ")
                        .contains("{\"code\":");
            }
        }
    }

    @Test
    void ambiguousOrOversizeRequestsAreRefused() throws Exception {
        Map<String, String> refused =
                Map.ofEntries(
                        Map.entry("POST /echo HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400"),
                        Map.entry("GET /hello HTTP/1.1\r\n\r\n", "400"),
                        Map.entry(
                                head(
                                                "POST /echo HTTP/1.1",
                                                "Host: localhost",
                                                "Content-Length: 3",
                                                "Transfer-Encoding: chunked")
                                        + "0\r\n\r\n",
                                "400"),
                        Map.entry(
                                head(
                                                "POST /echo HTTP/1.1",
                                                "Host: localhost",
                                                "Content-Length: 3",
                                                "Content-Length: 4")
                                        + "abcd",
                                "400"),
                        Map.entry(
                                head(
                                                "POST /echo HTTP/1.1",
                                                "Host: localhost",
                                                "Transfer-Encoding: gzip, chunked")
                                        + "0\r\n\r\n",
                                "400"),
                        Map.entry(
                                head(
                                                "POST /echo HTTP/1.1",
                                                "Host: localhost",
                                                "Transfer-Encoding: xchunked")
                                        + "0\r\n\r\n",
                                "400"),
                        Map.entry(
                                head(
                                                "POST /echo HTTP/1.0",
                                                "Host: localhost",
                                                "Transfer-Encoding: chunked")
                                        + "0\r\n\r\n",
                                "400"),
                        Map.entry(
                                head(
                                                "POST /echo HTTP/1.1",
                                                "Host: localhost",
                                                "Transfer-Encoding: chunked")
                                        + "zz\r\n",
                                "400"),
                        Map.entry(
                                "GET http://localhost/hello HTTP/1.1\r\nHost: localhost\r\n\r\n",
                                "400"),
                        Map.entry("GET /hello HTTP/2.0\r\nHost: localhost\r\n\r\n", "505"),
                        Map.entry("CONNECT localhost:1 HTTP/1.1\r\nHost: localhost\r\n\r\n", "405"),
                        Map.entry("rubbish\r\n\r\n", "400"),
                        Map.entry(
                                "GET /hello HTTP/1.1\r\nHost: localhost\r\nBad Name: x\r\n\r\n",
                                "400"),
                        Map.entry("GET /hello HTTP/1.1\r\nHost: evil.example\r\n\r\n", "403"),
                        Map.entry(
                                head(
                                        "POST /echo HTTP/1.1",
                                        "Host: localhost",
                                        "Origin: http://evil.example",
                                        "Content-Length: 0"),
                                "403"),
                        Map.entry(
                                "GET /hello HTTP/1.1\r\nHost: localhost\r\nExpect: miracles\r\n\r\n",
                                "417"),
                        Map.entry(
                                "GET /"
                                        + "x".repeat(9_000)
                                        + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                                "414"),
                        Map.entry(
                                "GET /hello HTTP/1.1\r\nHost: localhost\r\nX: x".repeat(20_000)
                                        + "\r\n\r\n",
                                "431"));
        for (Map.Entry<String, String> each : refused.entrySet()) {
            assertThat(Wire.exchange(port.port(), each.getKey()))
                    .as(each.getKey())
                    .startsWith("HTTP/1.1 " + each.getValue() + " ")
                    .contains("{\"code\":");
        }
        assertThat(get("/hello").body()).isEqualTo("hello");
    }

    @Test
    void whoKeepsTheServerWaitingIsCut() throws Exception {
        for (String unfinished :
                List.of(
                        "",
                        "GET /hello HT",
                        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nx")) {
            assertThat(Wire.exchange(port.port(), unfinished)).doesNotContain("200 OK");
        }
    }

    private static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.port() + path))
                .timeout(Duration.ofSeconds(Wire.TIMEOUT_SECONDS));
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        return http.send(request.build(), body);
    }

    private static String code(HttpResponse<String> response) throws IOException {
        assertThat(response.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/json");
        return new ObjectMapper().readTree(response.body()).get("code").textValue();
    }
}
