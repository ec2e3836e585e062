package dev.orbwright.server.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Clients without manners: a raw TCP socket, and a WebSocket that says whatever it is told to.
final class Wire {
    static final int TIMEOUT_SECONDS = 20;

    private Wire() {}

    static Socket connect(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_SECONDS * 1_000);
        return socket;
    }

    /// Sends the text and returns all that comes until the server closes.
    static String exchange(int port, String text) throws IOException {
        try (Socket socket = connect(port)) {
            send(socket, text);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /// Reads until the text has come (it is part of the result) or the server closes.
    static String readUntil(Socket socket, String end) throws IOException {
        InputStream in = socket.getInputStream();
        var read = new ByteArrayOutputStream();
        while (!read.toString(StandardCharsets.UTF_8).endsWith(end)) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            read.write(next);
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    static WebSocketPeer webSocket(int port) throws Exception {
        return webSocket(port, "/socket.io/?EIO=4&transport=websocket");
    }

    static WebSocketPeer webSocket(int port, String path, String... headers) throws Exception {
        var peer = new WebSocketPeer();
        WebSocket.Builder builder = peer.http.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        peer.socket =
                builder.buildAsync(URI.create("ws://127.0.0.1:" + port + path), peer)
                        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        return peer;
    }

    /// One WebSocket that keeps what it hears.
    static final class WebSocketPeer implements WebSocket.Listener, AutoCloseable {
        final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        private final StringBuilder partial = new StringBuilder();

        @SuppressWarnings("NullAway.Init")
        private WebSocket socket;

        WebSocketPeer say(String text) throws Exception {
            try {
                socket.sendText(text, true).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException alreadyClosed) {
                if (!closed.isDone() && !socket.isOutputClosed()) {
                    throw alreadyClosed;
                }
            }
            return this;
        }

        void sayPart(String text) throws Exception {
            socket.sendText(text, false).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        }

        void sayBinary(byte[] bytes) throws Exception {
            socket.sendBinary(ByteBuffer.wrap(bytes), true).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        }

        void ping() throws Exception {
            socket.sendPing(ByteBuffer.wrap(new byte[] {1})).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        }

        /// Says CONNECT and waits for its answer.
        WebSocketPeer join() throws Exception {
            hear("0{");
            say("40");
            hear("40{");
            return this;
        }

        String hear(String start) throws Exception {
            while (true) {
                String next = heard.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    throw new TimeoutException("nothing that starts with " + start);
                }
                if (next.startsWith(start)) {
                    return next;
                }
            }
        }

        int closeCode() throws Exception {
            return closed.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                heard.add(partial.toString());
                partial.setLength(0);
            }
            webSocket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
            heard.add("pong");
            webSocket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
            closed.complete(status);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.complete(-1);
        }

        @Override
        public void close() {
            socket.abort();
            http.shutdownNow();
        }
    }
}
