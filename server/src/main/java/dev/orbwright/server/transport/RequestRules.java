package dev.orbwright.server.transport;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What every request must be, wherever it goes.
final class RequestRules {
    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<HttpMethod> REFUSED = Set.of(HttpMethod.CONNECT, HttpMethod.TRACE);

    private final OriginRules origins;

    RequestRules(OriginRules origins) {
        this.origins = origins;
    }

    Optional<Refusal> refusal(HttpRequest request) {
        return undecodable(request)
                .or(() -> malformed(request))
                .or(() ->
                        origins.refusal(
                                request.headers(),
                                !SAFE.contains(request.method()) || asksForWebSocket(request)));
    }

    static boolean asksForWebSocket(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return request.method().equals(HttpMethod.GET)
                && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
                && HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(
                        headers.get(HttpHeaderNames.UPGRADE, ""));
    }

    private static Optional<Refusal> undecodable(HttpRequest request) {
        if (request.decoderResult().isSuccess()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (request.decoderResult().cause()) {
                    case TooLongHttpLineException _ ->
                            Refusal.of(
                                    HttpResponseStatus.REQUEST_URI_TOO_LONG,
                                    "URI_TOO_LONG",
                                    "The request line is too long.");
                    case TooLongHttpHeaderException _ ->
                            Refusal.of(
                                    HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                                    "HEADERS_TOO_LARGE",
                                    "The request's headers are too large.");
                    default -> Refusal.badRequest("This is not a valid HTTP/1.1 request.");
                });
    }

    private static Optional<Refusal> malformed(HttpRequest request) {
        HttpHeaders headers = request.headers();
        HttpVersion version = request.protocolVersion();
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
        boolean http11 = version.equals(HttpVersion.HTTP_1_1);
        if (!http11 && !version.equals(HttpVersion.HTTP_1_0)) {
            return Optional.of(
                    Refusal.of(
                            HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED,
                            "UNSUPPORTED_VERSION",
                            "This port speaks HTTP/1.1."));
        }
        if (REFUSED.contains(request.method())) {
            return Optional.of(
                    Refusal.of(
                            HttpResponseStatus.METHOD_NOT_ALLOWED,
                            "METHOD_NOT_ALLOWED",
                            request.method() + " is not served here."));
        }
        if (!request.uri().startsWith("/")) {
            return Optional.of(Refusal.badRequest("The request target must be a path."));
        }
        if (!codings.isEmpty()
                && !(http11
                        && codings.size() == 1
                        && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst()))) {
            return Optional.of(Refusal.badRequest("The only Transfer-Encoding taken is chunked."));
        }
        if (hosts.size() > 1 || (http11 && hosts.isEmpty())) {
            return Optional.of(Refusal.badRequest("A request names exactly one Host."));
        }
        List<String> expectations = headers.getAll(HttpHeaderNames.EXPECT);
        if (!expectations.isEmpty()
                && !(expectations.size() == 1
                        && HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(
                                expectations.getFirst()))) {
            return Optional.of(
                    Refusal.of(
                            HttpResponseStatus.EXPECTATION_FAILED,
                            "EXPECTATION_FAILED",
                            "The only Expect taken is 100-continue."));
        }
        return Optional.empty();
    }
}
