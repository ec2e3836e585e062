package dev.orbwright.server.transport;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/// A request that the port itself refuses; the connection ends with it.
record Refusal(HttpResponseStatus status, Fault fault) {
    static final Refusal TOO_MANY_CONNECTIONS =
            of(
                    HttpResponseStatus.SERVICE_UNAVAILABLE,
                    "TOO_MANY_CONNECTIONS",
                    "Too many connections are open; close some, or try again later.");

    static final Refusal NO_ANSWER =
            of(
                    HttpResponseStatus.BAD_GATEWAY,
                    "BAD_GATEWAY",
                    "The server gave no answer to this request; try again.");

    static Refusal of(HttpResponseStatus status, String code, String message) {
        return new Refusal(status, new Fault(code, message));
    }

    static Refusal badRequest(String message) {
        return of(HttpResponseStatus.BAD_REQUEST, "BAD_REQUEST", message);
    }

    FullHttpResponse response() {
        byte[] body = fault.json().getBytes(StandardCharsets.UTF_8);
        var response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=utf-8")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }
}
