package dev.orbwright.bench.npc;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// An OpenAI-compatible model that answers each request with so many tokens, so many a second. Each
/// token is `t` and the time at which it was sent, in nanoseconds; the first also has `r` and the
/// time at which its request had come.
public final class PacedModel {

    private static final int TOKENS = 30;
    private static final long GAP_NANOS = 20_000_000; // 50 tokens a second

    private static final String HEAD =
            """
            HTTP/1.1 200 OK\r
            Content-Type: text/event-stream\r
            Transfer-Encoding: chunked\r
            \r
            """;

    private PacedModel() {}

    /// Serves until its input ends; says its port first.
    ///
    /// @param arguments none
    public static void main(String[] arguments) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5000, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            Thread.ofVirtual().start(() -> accept(server));
            while (System.in.read() >= 0) {
                // Whoever started it holds the other end.
            }
        }
        System.exit(0);
    }

    private static void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connection.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException _) {
                return;
            }
        }
    }

    private static void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            while (receive(in)) {
                answer(connection.getOutputStream(), System.nanoTime());
            }
        } catch (IOException _) {
            // It hung up.
        }
    }

    private static boolean receive(InputStream in) throws IOException {
        int length = 0;
        String line = line(in);
        if (line.isEmpty()) {
            return false;
        }
        for (; !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return true;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static void answer(OutputStream out, long received) throws IOException {
        out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
        long begin = System.nanoTime();
        for (int token = 0; token < TOKENS; token++) {
            long due = begin + token * GAP_NANOS;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            String text =
                    (token == 0 ? "<say>r" + received + " " : "")
                            + "t"
                            + System.nanoTime()
                            + " "
                            + (token == TOKENS - 1 ? "</say>" : "");
            chunk(out, event("{\"content\":\"" + text + "\"}", "null", ""));
        }
        chunk(
                out,
                event(
                                "{}",
                                "\"stop\"",
                                ",\"usage\":{\"prompt_tokens\":500,\"completion_tokens\":"
                                        + TOKENS
                                        + ",\"total_tokens\":530}")
                        + "data: [DONE]\n\n");
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String event(String delta, String finish, String more) {
        return "data: {\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"paced\","
                + "\"choices\":[{\"index\":0,\"delta\":"
                + delta
                + ",\"finish_reason\":"
                + finish
                + "}]"
                + more
                + "}\n\n";
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] size =
                (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[size.length + bytes.length + 2];
        System.arraycopy(size, 0, whole, 0, size.length);
        System.arraycopy(bytes, 0, whole, size.length, bytes.length);
        whole[whole.length - 2] = '\r';
        whole[whole.length - 1] = '\n';
        out.write(whole);
        out.flush();
    }
}
