package dev.orbwright.server.transport;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.AttributeKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A Socket.IO handshake that was found good.
///
/// netty-socketio registers a session before it looks at the WebSocket part of a handshake and
/// forgets it only after a ping time-out, or never, when that part is bad. So only complete
/// handshakes reach it, and in a form of our own: no cookies, no token in the URI that it might
/// log, no chosen session.
///
/// @param address the client's address
/// @param queryToken the query parameter `token`
/// @param forLibrary the request to give to netty-socketio
record Handshake(String address, Optional<String> queryToken, HttpRequest forLibrary) {
    static final String PATH = "/socket.io/";
    static final int MAX_TOKEN = 4_096;
    static final AttributeKey<Handshake> KEY = AttributeKey.valueOf("orbwright.handshake");

    private static final Pattern WEBSOCKET_KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

    /// Whether a request is for Socket.IO at all.
    static boolean isFor(HttpRequest request) {
        String uri = request.uri();
        return uri.equals("/socket.io") || uri.startsWith("/socket.io?") || uri.startsWith(PATH);
    }

    static Optional<Refusal> refusal(HttpRequest request) {
        Map<String, List<String>> parameters;
        String path;
        try {
            var decoder = new QueryStringDecoder(request.uri());
            path = decoder.path();
            parameters = decoder.parameters();
        } catch (IllegalArgumentException malformed) {
            return Optional.of(Refusal.badRequest("The query is malformed."));
        }
        HttpHeaders headers = request.headers();
        if (!path.equals(PATH)) {
            return Optional.of(
                    Refusal.of(
                            HttpResponseStatus.NOT_FOUND,
                            "NOT_FOUND",
                            "Socket.IO is served at " + PATH));
        }
        if (!parameters.getOrDefault("transport", List.of()).equals(List.of("websocket"))) {
            return Optional.of(
                    Refusal.of(
                            HttpResponseStatus.BAD_REQUEST,
                            "WEBSOCKET_ONLY",
                            "Only the websocket transport is served: connect with"
                                    + " transports: ['websocket']."));
        }
        if (!parameters.getOrDefault("EIO", List.of()).equals(List.of("4"))) {
            return Optional.of(
                    Refusal.of(
                            HttpResponseStatus.BAD_REQUEST,
                            "UNSUPPORTED_PROTOCOL",
                            "Only Engine.IO 4 is served: use a Socket.IO client of version 3 or"
                                    + " newer."));
        }
        if (parameters.containsKey("sid")) {
            return Optional.of(
                    Refusal.of(
                            HttpResponseStatus.BAD_REQUEST,
                            "UNKNOWN_SESSION",
                            "Sessions begin on websocket; connect without a sid."));
        }
        if (!RequestRules.asksForWebSocket(request)
                || !headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_VERSION).equals(List.of("13"))
                || !WEBSOCKET_KEY
                        .matcher(headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY, ""))
                        .matches()
                || HttpUtil.isTransferEncodingChunked(request)
                || HttpUtil.getContentLength(request, 0L) != 0) {
            return Optional.of(
                    Refusal.badRequest("This is not a WebSocket handshake of version 13."));
        }
        return Optional.empty();
    }

    /// @param request one without a [#refusal]
    static Handshake of(HttpRequest request, String address) {
        HttpHeaders given = request.headers();
        HttpRequest own =
                new DefaultHttpRequest(
                        HttpVersion.HTTP_1_1, HttpMethod.GET, PATH + "?EIO=4&transport=websocket");
        own.headers()
                .set(HttpHeaderNames.HOST, given.get(HttpHeaderNames.HOST))
                .set(HttpHeaderNames.CONNECTION, "Upgrade")
                .set(HttpHeaderNames.UPGRADE, "websocket")
                .set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "13")
                .set(
                        HttpHeaderNames.SEC_WEBSOCKET_KEY,
                        given.get(HttpHeaderNames.SEC_WEBSOCKET_KEY));
        if (given.contains(HttpHeaderNames.ORIGIN)) {
            own.headers().set(HttpHeaderNames.ORIGIN, given.get(HttpHeaderNames.ORIGIN));
        }
        List<String> tokens =
                new QueryStringDecoder(request.uri()).parameters().getOrDefault("token", List.of());
        return new Handshake(
                address, tokens.stream().limit(1).filter(Handshake::isSane).findFirst(), own);
    }

    static boolean isSane(String token) {
        return !token.isBlank() && token.length() <= MAX_TOKEN;
    }
}
