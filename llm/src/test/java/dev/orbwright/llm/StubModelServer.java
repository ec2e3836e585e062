package dev.orbwright.llm;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Plays an OpenAI-compatible provider on a free loopback port, and can behave badly.
///
/// Answers are given in the order in which they were scripted, one for each request; after that,
/// and by default, by [#otherwise]. It speaks HTTP over plain sockets, so that it can stall, break
/// off and see a client hang up.
public final class StubModelServer implements AutoCloseable {

    private final ServerSocket server;
    private final Queue<StubAnswer> script = new ConcurrentLinkedQueue<>();
    private final List<StubRequest> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger hangUps = new AtomicInteger();
    private volatile Function<StubRequest, StubAnswer> otherwise =
            request -> StubAnswer.error(500, "no_script", "The stub has no answer left.");

    private StubModelServer(ServerSocket server) {
        this.server = server;
        Thread.ofVirtual().name("stub-model-server").start(this::accept);
    }

    public static StubModelServer start() {
        try {
            return new StubModelServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// For `OPENAI_API_BASE_URL`.
    public String baseUrl() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
    }

    /// Variables for [ModelSettings#read] that make this server the chat model, without a key.
    public Map<String, String> environment() {
        return Map.of(
                "OPENAI_API_BASE_URL",
                baseUrl(),
                "LLM_MODEL",
                "stub-model",
                // A script has an answer for each request that it expects.
                "LLM_SECOND_LOOK",
                "off");
    }

    /// Adds answers, one for each coming request.
    public StubModelServer answer(StubAnswer... answers) {
        script.addAll(List.of(answers));
        return this;
    }

    /// Says what to answer when the script is used up.
    public StubModelServer otherwise(Function<StubRequest, StubAnswer> answers) {
        otherwise = answers;
        return this;
    }

    /// What has come so far, in order.
    public List<StubRequest> requests() {
        return List.copyOf(requests);
    }

    /// How often a client has hung up before its answer was over.
    public int hangUps() {
        return hangUps.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().name("stub-connection").start(() -> serve(connection));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedInputStream(connection.getInputStream());
            for (Optional<StubRequest> received = receive(in);
                    received.isPresent();
                    received = receive(in)) {
                StubRequest request = received.get();
                requests.add(request);
                StubAnswer next = script.poll();
                StubAnswer answer = next == null ? otherwise.apply(request) : next;
                try {
                    answer.send(new StubExchange(request, in, connection));
                } catch (IOException _) {
                    hangUps.incrementAndGet();
                    return;
                }
            }
        } catch (IOException _) {
            // The client went away between requests.
        } finally {
            connections.remove(connection);
        }
    }

    private static Optional<StubRequest> receive(InputStream in) throws IOException {
        String start = line(in);
        if (start.isEmpty()) {
            return Optional.empty();
        }
        var headers = new HashMap<String, String>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        String[] words = start.split(" ", 3);
        return Optional.of(
                new StubRequest(
                        words[0],
                        words[1],
                        Map.copyOf(headers),
                        new String(body, StandardCharsets.UTF_8)));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
