package dev.orbwright.llm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// What the stub model server does with one request. After an answer that ends normally the
/// connection stays open for the next request; after an exception it is closed at once.
@FunctionalInterface
public interface StubAnswer {

    void send(StubExchange exchange) throws IOException;

    /// A complete streamed reply with usage (11 prompt tokens, 7 completion tokens).
    static StubAnswer reply(String... deltas) {
        return stream(StubStream.text(deltas).finish("stop").toString());
    }

    /// A complete streamed reply that calls tools, their arguments in pieces of 3 characters.
    static StubAnswer toolCalls(ToolCall... calls) {
        return stream(StubStream.toolCalls(calls).finish("tool_calls").toString());
    }

    /// These server-sent events, as they are, in one piece.
    static StubAnswer stream(String events) {
        return streamInPieces(events, Integer.MAX_VALUE);
    }

    /// These server-sent events, in pieces of so many bytes.
    static StubAnswer streamInPieces(String events, int length) {
        byte[] bytes = events.getBytes(StandardCharsets.UTF_8);
        return exchange -> {
            exchange.begin("text/event-stream");
            for (int from = 0; from < bytes.length; ) {
                int to = (int) Math.min((long) from + length, bytes.length);
                exchange.chunk(Arrays.copyOfRange(bytes, from, to));
                from = to;
            }
            exchange.end();
        };
    }

    /// A whole response of JSON.
    static StubAnswer json(int status, String body) {
        return json(status, body, Map.of());
    }

    static StubAnswer json(int status, String body, Map<String, String> headers) {
        return whole(status, "application/json", body, headers);
    }

    /// An error in OpenAI's shape.
    static StubAnswer error(int status, String code, String message) {
        return json(status, StubStream.error(code, message));
    }

    /// HTTP 429.
    static StubAnswer rateLimited(String retryAfter) {
        return json(
                429,
                StubStream.error("rate_limit_exceeded", "Slow down."),
                Map.of("Retry-After", retryAfter));
    }

    /// A web page, as wrong base URLs and proxies give it.
    static StubAnswer page(int status, String html) {
        return whole(status, "text/html; charset=utf-8", html, Map.of());
    }

    private static StubAnswer whole(
            int status, String type, String body, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Content-Type", type);
        return exchange -> exchange.respond(status, all, body.getBytes(StandardCharsets.UTF_8));
    }

    /// Some deltas, then silence until the client hangs up. Without deltas not even the head comes.
    static StubAnswer stall(String... deltas) {
        return exchange -> {
            if (deltas.length > 0) {
                exchange.begin("text/event-stream");
                exchange.chunk(StubStream.text(deltas).toString());
            }
            exchange.stall();
        };
    }

    /// Some deltas, then the connection breaks. Without deltas not even the head comes.
    static StubAnswer breakOff(String... deltas) {
        return exchange -> {
            if (deltas.length > 0) {
                exchange.begin("text/event-stream");
                exchange.chunk(StubStream.text(deltas).toString());
            }
            exchange.breakOff();
        };
    }

    /// Some deltas, then a proper end of the response, but no finish reason and no `[DONE]`.
    static StubAnswer unfinished(String... deltas) {
        return stream(StubStream.text(deltas).toString());
    }

    /// Bytes that are no events.
    static StubAnswer rubbish() {
        byte[] bytes = new byte[4096];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return exchange -> {
            exchange.begin("text/event-stream");
            exchange.chunk(bytes);
            exchange.end();
        };
    }

    /// Deltas without end, until the client hangs up.
    static StubAnswer endless() {
        String events = StubStream.text("la ".repeat(1000)).toString();
        return exchange -> {
            exchange.begin("text/event-stream");
            while (true) {
                exchange.chunk(events);
            }
        };
    }

    /// One line without end, until the client hangs up.
    static StubAnswer endlessLine() {
        byte[] bytes = new byte[64 * 1024];
        Arrays.fill(bytes, (byte) 'x');
        return exchange -> {
            exchange.begin("text/event-stream");
            exchange.chunk("data: ");
            while (true) {
                exchange.chunk(bytes);
            }
        };
    }

    /// A reply of `/v1/embeddings`, a vector for each text of the request.
    static StubAnswer embeddings(Function<String, float[]> embed) {
        return exchange ->
                json(200, StubStream.embeddings(exchange.request().json().path("input"), embed))
                        .send(exchange);
    }
}
